"""A pack with every fault that the check knows, written where a test says."""

HEADS = {
    "actors.tsv": "id kind parent party country ar en source",
    "persons.tsv": "id party country ar en source",
    "offices.tsv": "person office body since until source",
    "aliases.tsv": "name id since until country source",
    "places.tsv": "id kind ar en lat lon precision parent country geonames source",
    "sides.tsv": "actor side since until",
    "outlets.tsv": "id ar colour",
    "examples.tsv": "text published country expect",
}
ROWS = {
    "actors.tsv": [
        "# a comment keeps the lines counted",
        "My Actor|force||||لواء أول||",
        "brigade|army||||لواء ثان||",
        "council|government|nobody|||مجلس ما~~مجلس آخر||",
        "guard|force|council||SYR|حـرس ما||",
        "other|force||||مجلس ما||",
        "brigade|force||||لواء ثالث||",
        "last|force||||",
        "wide|force||||اسم واسع||||||",
        "named-in|force||||في||",
    ],
    "persons.tsv": ["council|||فلان الفلاني||", "someone|||قسد||"],
    "offices.tsv": ["someone|رئيس|council|2020|2019-05|", "nobody-else|رئيس|council|2020-13||"],
    "aliases.tsv": ["التلاليون|ghosts||||"],
    "places.tsv": [
        "town-one|town|بلدة أولى||95|36|||||",
        "town-two|hamlet|بلدة ثانية||35||100|nowhere|||",
    ],
    "sides.tsv": ["council|a||"],
    "outlets.tsv": ["radio|إذاعة ما|blue"],
    "examples.tsv": ["قصفت قسد القرية|||actr=sdf"],
}
FILES = {
    "pack.toml": 'name = "broken"\nversion = "1"\ntitle_ar = "مكسورة"\ntitle_en = "Broken"\n'
    'needs = ["core", "syria", "no-such"]\ncolour = "red"\ncountries = "sy"\n',
    "words.toml": 'that = ["أنه", "انه"]\nlight_verbs = ["قام"]\nprepositions = "من"\n',
    "actor.tsv": "id\n",
    "predicates/broken.toml": 'type = "AID"\n[[predicate]\n',
    "predicates/aid.toml": """type = "AID"

[[predicate]]
id = "Feed"
verbs = [
  "أطعم",
  "سقى يسقي + ماء||حليب",
  "كسا يكسو - ",
]
colour = "red"

[[predicate]]
id = "empty"
examples = ["وزع الهلال خبزا"]

[[predicate]]
id = "give"
nouns = ["من", "إعانة + ", "إعانات, كثيرة"]
target = 3
status = "maybe"
examples = ["أشرقت الشمس على المدينة => actor=un", "x => nothing"]
not = ["وزعت إعانات, كثيرة"]

[[predicate]]
id = "give"
nouns = ["من"]
examples = ["من"]
""",
}

# code and place («file:line key») of each fault, in the files above
EXPECTED = [
    ("missing-key", "pack.toml licence"),
    ("unknown-key", "pack.toml:6 colour"),
    ("texts-wanted", "pack.toml:7 countries"),
    ("unknown-pack", "pack.toml:5 needs"),
    ("bad-slug", "actors.tsv:3 id"),
    ("unknown-choice", "actors.tsv:4 kind"),
    ("unknown-actor", "actors.tsv:5 parent"),
    ("empty-form", "actors.tsv:5 ar"),
    ("odd-spelling", "actors.tsv:6 ar"),
    ("bad-country", "actors.tsv:6 country"),
    ("claimed-name", "actors.tsv:7 ar"),
    ("repeated-row", "actors.tsv:8 id"),
    ("empty-cell", "actors.tsv:9 ar"),
    ("table-row", "actors.tsv:10"),
    ("function-word", "actors.tsv:11 ar"),
    ("taken-id", "persons.tsv:2 id"),
    ("claimed-name", "persons.tsv:3 ar"),
    ("days-reversed", "offices.tsv:2 until"),
    ("unknown-actor", "offices.tsv:3 person"),
    ("bad-date", "offices.tsv:3 since"),
    ("unknown-actor", "aliases.tsv:2 id"),
    ("out-of-range", "places.tsv:2 lat"),
    ("unknown-choice", "places.tsv:3 kind"),
    ("half-point", "places.tsv:3 lon"),
    ("precision-alone", "places.tsv:3 precision"),
    ("unknown-place", "places.tsv:3 parent"),
    ("table-head", "sides.tsv:1"),
    ("unknown-key", "outlets.tsv:1 colour"),
    ("repeated-form", "words.toml:1 that"),
    ("verb-pair", "words.toml:2 light_verbs"),
    ("texts-wanted", "words.toml:3 prepositions"),
    ("unknown-file", "actor.tsv"),
    ("bad-toml", "predicates/broken.toml:2"),
    ("bad-slug", "predicates/aid.toml:4 Feed.id"),
    ("verb-pair", "predicates/aid.toml:6 Feed.verbs"),
    ("empty-form", "predicates/aid.toml:7 Feed.verbs"),
    ("empty-form", "predicates/aid.toml:8 Feed.verbs"),
    ("unknown-key", "predicates/aid.toml:10 Feed.colour"),
    ("no-example", "predicates/aid.toml:3 Feed.examples"),
    ("no-form", "predicates/aid.toml:13 empty.id"),
    ("function-word", "predicates/aid.toml:18 give.nouns"),
    ("empty-form", "predicates/aid.toml:18 give.nouns"),
    ("stray-sign", "predicates/aid.toml:18 give.nouns"),
    ("bad-value", "predicates/aid.toml:19 give.target"),
    ("unknown-choice", "predicates/aid.toml:20 give.status"),
    ("taken-id", "predicates/aid.toml:25 give.id"),
    ("function-word", "predicates/aid.toml:26 give.nouns"),
    ("claimed-form", "predicates/aid.toml:26 give.nouns"),
]


def write_broken(folder):
    """Write the pack into ``folder`` and return it."""
    (folder / "predicates").mkdir(parents=True)
    for name, head in HEADS.items():
        rows = [row.replace("|", "\t").replace("~", "|") for row in ROWS[name]]
        (folder / name).write_text("\n".join([head.replace(" ", "\t"), *rows]) + "\n", "utf-8")
    for name, words in FILES.items():
        (folder / name).write_text(words, "utf-8")
    return folder
