// Brings the engine to life: one worker fetches and is ended, another thinks and cannot connect.

export class Engine {
  #worker;
  #waiting = new Map();
  #next = 1;

  constructor(worker) {
    this.#worker = worker;
    worker.addEventListener("message", ({ data }) => this.#take(data));
  }

  ask(name, given = {}) {
    return this.#send({ name, given });
  }

  lookBack(file, election, onRead) {
    return this.#send({ file, election }, onRead);
  }

  #send(message, onRead = null) {
    const id = this.#next;
    this.#next += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onRead });
      this.#worker.postMessage({ ...message, id });
    });
  }

  #take(data) {
    const waiting = this.#waiting.get(data.id);
    if (!waiting) return;
    if (data.read !== undefined) {
      waiting.onRead?.(data.read);
      return;
    }
    this.#waiting.delete(data.id);
    if (data.failed) waiting.reject(new Error(data.failed));
    else if (data.error) waiting.reject(Object.assign(new Error(data.error.problem), data.error));
    else waiting.resolve(data.answer);
  }
}

export async function startEngine(onProgress) {
  const kept = keepSite();
  const waking = startWorker();
  const content = await fetchContent(onProgress);
  onProgress(0.9);
  const worker = await waking;
  const ready = once(worker, (data) => data.ready);
  const { assets, snapshot } = content;
  const buffers = [...Object.values(assets), ...(snapshot ? [snapshot] : [])];
  worker.postMessage({ content }, buffers);
  const { warm } = await ready;
  await kept;
  onProgress(1);
  const { version, build, usual } = content;
  return { engine: new Engine(worker), warm, version, build, usual };
}

function fetchContent(onProgress) {
  return new Promise((resolve, reject) => {
    const loader = new Worker("loader.js");
    let content = null;
    loader.onmessage = ({ data }) => {
      if (data.error) {
        loader.terminate();
        reject(new Error(data.error));
      } else if (data.progress) {
        onProgress(data.progress * 0.85);
      } else if (data.content) {
        content = data.content;
      } else if (data.finished) {
        loader.terminate();
        resolve(content);
      }
    };
    loader.onerror = (event) => reject(new Error(event.message));
    loader.postMessage("start");
  });
}

// A worker made from a blob bears the policy of the page, on any server: it cannot connect.
async function startWorker() {
  const home = JSON.stringify(new URL("engine.js", location.href).href);
  const address = URL.createObjectURL(new Blob([`import ${home};`], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  worker.addEventListener("message", ({ data }) => {
    if (data.kept) document.body.dataset.kept = data.kept;
  });
  await once(worker, (data) => data.awake);
  URL.revokeObjectURL(address);
  return worker;
}

function once(worker, wanted) {
  return new Promise((resolve, reject) => {
    const stop = () => {
      worker.removeEventListener("message", take);
      worker.removeEventListener("error", fail);
    };
    const take = ({ data }) => {
      if (data.note) console.info(data.note);
      if (data.failed) {
        stop();
        reject(new Error(data.failed));
      } else if (wanted(data)) {
        stop();
        resolve(data);
      }
    };
    const fail = (event) => {
      stop();
      reject(new Error(event.message || "the engine did not start"));
    };
    worker.addEventListener("message", take);
    worker.addEventListener("error", fail);
  });
}

// Keeps the site on the device; without that it works as well, but not without a network.
async function keepSite() {
  if (!("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("service_worker.js");
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") {
      await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
    }
  } catch (error) {
    console.info(`not kept: ${error}`);
  }
}
