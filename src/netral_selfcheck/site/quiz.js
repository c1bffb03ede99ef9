// Learn: ten worked cases of the rulebook, other ones each time, each answer explained.

import { drawMissed, drawRules, drawVerdict } from "./law.js";
import { el, problem, two } from "./words.js";

const ANSWERS = [
  ["indication", ["Dapat dilarang ketentuan", "A rule may prohibit it"]],
  ["unclear", ["Tidak dapat dipastikan", "It cannot be told"]],
  ["nothing", ["Tidak ada ketentuan yang melarang", "No rule prohibits it"]],
];

export function buildQuiz(place, engine) {
  const stage = el("div", { id: "quiz" });
  const begin = async () => {
    try {
      const seed = crypto.getRandomValues(new Uint32Array(1))[0];
      const { questions } = await engine.ask("quiz", { seed });
      showQuestion(stage, { questions, at: 0, right: 0, begin });
    } catch (error) {
      stage.replaceChildren(problem(error));
    }
  };
  stage.append(
    el("button", { type: "button", onclick: begin }, two(["Mulai sepuluh soal", "Begin ten questions"])),
  );
  place.append(
    el("h1", { id: "belajar-title" }, two(["Belajar", "Learn"])),
    el("p", {}, two([
      "Sepuluh contoh kasus dari kumpulan ketentuan, berbeda setiap kali. Hasilnya tidak disimpan.",
      "Ten worked cases from the rulebook, different each time. The result is not kept.",
    ])),
    stage,
  );
}

function showQuestion(stage, quiz) {
  const question = quiz.questions[quiz.at];
  const number = quiz.at + 1;
  const title = el("h2", { tabindex: "-1" }, two([
    `Soal ${number} dari ${quiz.questions.length}`, `Question ${number} of ${quiz.questions.length}`,
  ]));
  const after = el("div", { class: "after" });
  const buttons = ANSWERS.map(([answer, label]) =>
    el("button", { type: "button", class: "choice", "data-answer": answer, onclick: () => choose(answer) }, two(label)));
  const choose = (answer) => {
    const right = answer === question.answer;
    if (right) quiz.right += 1;
    for (const button of buttons) {
      button.disabled = true;
      if (button.dataset.answer === question.answer) button.classList.add("right");
      else if (button.dataset.answer === answer) button.classList.add("wrong");
    }
    explain(after, quiz, question, right, stage);
  };
  stage.replaceChildren(
    el("div", { class: "card" }, title, el("p", { class: "question" }, two(question.question)),
      el("div", { class: "choices", role: "group", "aria-labelledby": "belajar-title" }, buttons), after),
  );
  title.focus();
}

function explain(after, quiz, question, right, stage) {
  const said = right ? ["Benar.", "Right."] : ["Belum tepat. Jawabannya:", "Not quite. The answer:"];
  const heading = el("h3", { tabindex: "-1" }, two(said));
  const last = quiz.at + 1 === quiz.questions.length;
  const next = el(
    "button",
    { type: "button", onclick: () => (last ? finish(stage, quiz) : showQuestion(stage, { ...quiz, at: quiz.at + 1 })) },
    two(last ? ["Selesai", "Finish"] : ["Soal berikutnya", "Next question"]),
  );
  after.replaceChildren(
    heading,
    drawVerdict(question.answer, "h4"),
    el("p", { class: "small" }, two(["Contoh kasus: ", "Worked case: "]), el("span", { lang: "id" }, question.case)),
    ...drawRules(question.rules, { level: "h4" }),
    drawMissed(question.missed) ?? "",
    next,
  );
  heading.focus();
}

function finish(stage, quiz) {
  const title = el("h2", { tabindex: "-1" }, two([
    `${quiz.right} dari ${quiz.questions.length} tepat`, `${quiz.right} of ${quiz.questions.length} right`,
  ]));
  stage.replaceChildren(
    el("div", { class: "card" }, title,
      el("p", {}, two(["Angka ini hanya untuk Anda dan tidak disimpan.", "This number is for you alone and is not kept."])),
      el("button", { type: "button", onclick: quiz.begin }, two(["Sepuluh soal lain", "Ten other questions"]))),
  );
  title.focus();
}
