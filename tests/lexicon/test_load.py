"""Loading packs: with those they need, once each; whatever is wrong names the file."""

import pytest

from sijill.errors import LexiconError, UsageError
from sijill.lexicon import load


def pack(folder, needs=(), **files):
    folder.mkdir()
    wanted = ", ".join(f'"{need}"' for need in needs)
    manifest = f'name = "{folder.name}"\nversion = "1"\nneeds = [{wanted}]\n'
    (folder / "pack.toml").write_text(manifest, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.tsv").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def lexicon():
    return load(("core", "syria"))


def test_the_order_of_the_packs_does_not_matter_to_what_is_known(lexicon):
    assert load(("syria",)).actors.keys() == lexicon.actors.keys()


def test_the_same_packs_have_the_same_hash(lexicon, tmp_path):
    assert load(("core", "syria")).hash == lexicon.hash
    more = pack(tmp_path / "more", sources="id\tar\ten\nradio\tإذاعة\tradio\n")
    assert load(("core", "syria", more)).hash != lexicon.hash


def test_a_pack_of_ones_own_adds_its_actors(tmp_path):
    table = (
        "id\tkind\tparent\tparty\tcountry\tar\ten\tsource\nx-guard\tforce\t\tx\tsy\tحرس س\tX guard\tmine\n"
    )
    actor = load(("core", pack(tmp_path / "own", ["core"], actors=table))).actors["x-guard"]
    assert (actor.kind, actor.names_ar, actor.pack) == ("force", ("حرس س",), "own")


@pytest.mark.parametrize(
    ("actor", "party"), [("asayish", "sdf"), ("syria-army", "syria-gov"), ("nobody", "nobody")]
)
def test_whose_party_an_actor_is(lexicon, actor, party):
    assert lexicon.party(actor) == lexicon.party(party)


def test_a_pack_that_is_not_there_is_told():
    with pytest.raises(UsageError, match="no-such-pack"):
        load(("no-such-pack-anywhere",))


def test_packs_that_need_each_other_are_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pack(tmp_path / "a", ["b"])
    pack(tmp_path / "b", ["a"])
    with pytest.raises(LexiconError, match="pack-circle"):
        load(("a",))


def test_an_actor_of_an_unknown_kind_is_told_with_its_line(tmp_path):
    table = "id\tkind\tparent\tparty\tcountry\tar\ten\tsource\nx\tdragon\t\t\t\tتنين\t\t\n"
    with pytest.raises(LexiconError, match="actor-kind") as error:
        load((pack(tmp_path / "own", actors=table),))
    assert "dragon" in str(error.value)


def test_a_manifest_that_is_no_toml_is_told(tmp_path):
    (tmp_path / "pack.toml").write_text("name = ", "utf-8")
    with pytest.raises(LexiconError, match="pack-file"):
        load((tmp_path,))
