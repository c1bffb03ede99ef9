import pytest

from netral.intake.errors import UnfitRecordError
from netral.intake.json_path import PlaceDecoder, take_places

RECORD = b'{"author":{"id":"7","name":"ani"},"at":3,"text":"rahasia","a.b":1}'


class TestPlaceDecoder:
    def test_takes_the_named_places_and_nothing_else(self) -> None:
        decoder = PlaceDecoder({"who": "author.id", "when": "at", "absent": "x.y"})

        assert decoder.decode(RECORD) == {"who": "7", "when": 3, "absent": None}

    def test_agrees_with_taking_places_from_the_whole(self) -> None:
        places = {"who": "author.id", "when": "at", "absent": "x.y.z"}
        whole: dict[str, object] = {"author": {"id": "7"}, "at": 3, "x": [1]}

        assert take_places(whole, places) == {"who": "7", "when": 3, "absent": None}

    @pytest.mark.parametrize("record", [b"", b"7", b"{", b'{"author": 3}', b"\xff"])
    def test_refuses_what_it_cannot_decode(self, record: bytes) -> None:
        with pytest.raises(UnfitRecordError):
            PlaceDecoder({"who": "author.id"}).decode(record)
