"""A short training run without any shared data: the first stage learns the grammar."""

import numpy as np

from netral.language.feature import BITS
from netral.language.vocabulary import Vocabulary
from tests.language.builders import election, pair
from training.corpus import make_grammar
from training.example import Viewer
from training.linear import TEACHERS, apply, hash_examples, learn_heads


def test_learns_to_tell_sides_from_news_in_unseen_sentences() -> None:
    viewer = Viewer(election([pair("a", 1, ["Sarinah Wulandari"])]), Vocabulary(["dan", "yang"]))
    lessons, exam = make_grammar(viewer, 900, 1), make_grammar(viewer, 300, 2)
    nothing = np.zeros((1 << BITS, len(TEACHERS)))

    linear = learn_heads(lessons, hash_examples(lessons), nothing, passes=4)
    scores = apply(linear, hash_examples(exam))

    asked = [place for place, example in enumerate(exam) if example.partisan is not None]
    right = [(scores[place, 0] > 0) == (exam[place].partisan == 1.0) for place in asked]
    assert len(asked) > 200
    assert np.mean(right) > 0.85
