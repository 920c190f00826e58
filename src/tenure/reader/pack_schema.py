"""What a language pack holds: the fields of its files, as linguists write them."""

from typing import Literal

import msgspec

from tenure.model.vocabulary import Attribute, Modality, Reason, Relation, Role

Place = Literal["subject", "object", "either", "head", "to", "by"]


class Settings(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """`pack.yaml`: what kind of language it is.

    `order` is the usual order of clauses (`svo`, `sov`, `v2`: the verb second, or last in a subordinate
    clause); `tokens` is `words` or `characters` (no spaces).
    `fold` is how letters are compared: `lower` keeps accents, `ascii` drops them (Turkish typed without),
    `simplified` joins traditional Chinese characters with the simplified ones.
    `apostrophe`: a word's tail after an apostrophe is its own token (`suffix`: Jun'un, Flint's) or its head is
    (`prefix`: l'entreprise, dell'azienda). `stems`: forms are stems, and words may go on with suffixes.
    `nouns_capitalized`: every noun has a capital (German). `months_capitalized`: months have one, and small they
    are other words (English "may"). `pro_drop`: a clause may lack its subject.
    `auxiliaries`: the words before a verb tell its tense and voice ("is leaving", "was named"; see auxiliaries.py).
    `former_prefixes`: what, written together with a title, makes it a former one (exdirectora).
    `object_mark`: the relation of the preposition that marks a person as an object (Spanish "a").
    `possessor`: an organization stands before the title that belongs to it (`before`: "Xiaomi CEO'su",
    "Xiaomi's CEO"), after it (`after`: "PDG de Renault") or `both`. `endings` of verb forms that tell what a
    trigger is: the future (`planned`), the conditional (`hearsay`), the past, and the participle, which is passive
    unless a word of cues.active_aux stands before it (cooptato, nommé). `articles`: an article before a full
    name tells a firm from a person (della Salvatore Ferragamo), as people have none. `past_forms`: how verbs end
    that can only tell the past; a day and month with any other may be still to come ("asume el 1 de julio").
    """

    code: str
    name: str
    endings: dict[Literal["planned", "hearsay", "past", "participle"], list[str]] = {}
    articles: bool = False
    order: Literal["svo", "sov", "v2"] = "svo"
    tokens: Literal["words", "characters"] = "words"
    fold: Literal["lower", "ascii", "simplified"] = "lower"
    apostrophe: Literal["suffix", "prefix", "none"] = "none"
    stems: bool = False
    nouns_capitalized: bool = False
    months_capitalized: bool = False
    pro_drop: bool = False
    auxiliaries: bool = False
    former_prefixes: list[str] = []
    past_forms: list[str] = []
    object_mark: Literal["to"] | None = None
    possessor: Literal["before", "after", "both"] = "both"
    abbreviations: list[str] = []


class Title(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Names of posts. `roles` has two or more codes where one word joins posts (PDG).

    `office`: the word names the post, not its holder ("presidency", "başkanlık"): it never is an apposition.
    `weak`: counts only with an organization, a unit or a trigger at its side ("director", "head").
    `out`: not in scope (ministers, coaches): the word takes its person away from other titles.
    `by_class`: other roles at organizations of a class (see `names.yaml`): {university: [head]}.
    `with_unit`: other roles where "of" and a unit's name follow ("director of research").
    `interim`: the word itself says so ("caretaker").
    `body`: with an article and no person after it, the word means the whole board ("der Aufsichtsrat"); the
    value is the role of who leads it.
    """

    forms: list[str]
    roles: list[Role] = []
    office: bool = False
    weak: bool = False
    out: bool = False
    interim: bool = False
    body: Role | None = None
    by_class: dict[str, list[Role]] = {}
    with_unit: list[Role] = []


class Trigger(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Words that report a claim.

    For `kind: role`, `change` is `start`, `end`, `hold`, `held`, or of two people at once: `succeed` (the subject
    starts, the object ends: "succeeds", "takes over from") and `yield` (the subject ends, the object starts:
    "hands over to"). `head` is the noun that follows
    ("the outgoing Roe", "was filled by Roe"). `person` says where the person (of `succeed`/`yield`: the first
    person) stands. `object` verbs in the passive (an auxiliary of cues.passive_aux before them) take their subject.
    `needs`: what must stand in the clause for it to count: `post` (a title or a word for one), `org`, `any` of
    them, or `none`; `known` (a common verb: "she went"): its subject beside it, and a post that the text gives her.
    `noun`: a noun ("resignation"), whose person follows as a genitive or possessive.
    `reason`, `modality`, `interim`, `role`: what the word itself says ("chairs" is a `chair`, "joins the board" a
    `board_member`; a verb with a `role` needs no title, but with `needs: org` an organization in its clause).
    `imperfect`: a form of `held` tells what someone was when the news came ("que era directora"): a post that is
    left if the news moves its holder.
    `clitic`: a form of `succeed` or `yield` holds a pronoun for the other person ("gli succede", "al suo posto").
    `otherwise`: the role where neither a title nor the person's known posts tell one ("takes the reins": ceo).
    For `kind: stake`: `acquire`, `sell`, `hold`, `person` being the holder's place.
    For `kind: affiliation`: `start`, `end`, `hold` with `relation`; with
    `noun` the child is in apposition and the parent its genitive ("a subsidiary of"); as a verb, `person` is the
    place of the parent. For `kind: fact`: `attribute`.
    """

    forms: list[str]
    kind: Literal["role", "stake", "affiliation", "fact"] = "role"
    change: Literal["start", "end", "hold", "held", "succeed", "yield", "acquire", "sell"] | None = None
    person: Place = "subject"
    noun: bool = False
    needs: Literal["none", "post", "org", "any", "known"] = "none"
    reason: Reason | None = None
    modality: Modality | None = None
    interim: bool = False
    clitic: bool = False
    imperfect: bool = False
    role: Role | None = None
    otherwise: Role | None = None
    by_class: dict[str, Role] = {}
    """of a `role`: another one at organizations of a class"""
    both: bool = False
    """of `succeed`/`yield`: counts only where both people are found"""
    if_interim: bool = False
    """counts only where its clause has a word of cues.interim"""
    other: Literal["to", "from", "by", "for", "with"] | None = None
    """of `succeed`/`yield`: how the second person must be marked ("cède ... à X"); None: by place"""
    transitive: bool = False
    """what it leaves stands behind it: a post, a board, an organization, and no other noun"""
    participle: bool = False
    """a participle that has its subject's fate told; behind "has" it takes an object (nommé, French)"""
    infinitive: bool = False
    """the subject is that of the verb before: (quittera Acme pour) diriger"""
    speaker: bool = False
    """a form of the first person: its subject is who speaks (je quitte, lascio, dejé)"""
    hearsay: bool = False
    """the form itself says that the writer only heard it (a French conditional)"""
    relation: Relation | None = None
    attribute: Attribute | None = None


class Cues(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Small words that decide how a clause is meant. Every value is a list of forms."""

    # modality of the clause
    negation: list[str] = []
    """turns a change into its denial or a `hold`: not, no longer is a trigger of its own"""
    only: list[str] = []
    """negations with a gap that restrict, and deny nothing: ne ... que"""
    planned: list[str] = []
    """will, is to, plans to, from next month"""
    possible: list[str] = []
    """may, could, is considering, in talks to"""
    denial: list[str] = []
    """denied, rejected (reports)"""
    announced: list[str] = []
    """after them a conditional is no hearsay but what was decided: a annoncé qu'(il partirait)"""
    # sourcing
    official: list[str] = []
    decision: list[str] = []
    """decided, approved, resolved, at its meeting: the day named beside them is that of the change itself"""
    """said in a statement, announced, told the stock exchange, filing, register names"""
    issuer: list[str] = []
    """words of a publisher's name or a headline that make the whole document the issuer's or a register's own word:
    press office, SEC filing, ad hoc"""
    unnamed: list[str] = []
    """sources, reportedly, it is claimed, people familiar"""
    hearsay: list[str] = []
    """auxiliaries that tell hearsay: aurait, sarebbe; `unnamed` unless the sentence names who says so"""
    named: list[str] = []
    """according to (followed by a name), the newspaper X reported"""
    say: list[str] = []
    """verbs of saying: said, told, added"""
    # of posts and people
    interim: list[str] = []
    former: list[str] = []
    new: list[str] = []
    """new, incoming, next, designate: a holder-to-be or a fresh one"""
    current: list[str] = []
    same_time: list[str] = []
    """at the same time: the date of the change told before"""
    then: list[str] = []
    """since then: the date told last (seitdem)"""
    indirect: list[str] = []
    """verb forms of indirect speech: whoever spoke before speaks on (sei, habe)"""
    reported: list[str] = []
    """of `planned`: auxiliaries that tell a plan, or what unnamed sources say (soll)"""
    leaving: list[str] = []
    """outgoing: the post is held, and will end (scheidend)"""
    begins: list[str] = []
    """from now on: a state told with it begins (künftig, fortan, nun)"""
    besides: list[str] = []
    """also, in addition: a post taken beside those that someone has, and keeps (English)"""
    again: list[str] = []
    """once more: an election told with it changes nothing (erneut, für weitere)"""
    inserted: list[str] = []
    """single words of time and manner that may stand within a form of several words: "s'est séparé [mercredi] de" """
    presents: list[str] = []
    """how a sentence opens that gives the name of whom the one before spoke of: il s'agit de, si chiama"""
    incumbent: list[str] = []
    """words that give the person after them the post told last (Amtsinhaber)"""
    hitherto: list[str] = []
    """of `current`: those that say that the post ends with what the sentence reports (bisher, bislang)"""
    honorific: list[str] = []
    peer: list[str] = []
    """titles of rank that are part of a name of one word: Lord Garrick"""
    she: list[str] = []
    """words that tell that the person meant is a woman: she, her, Ms, Frau (they stand in other lists as well)"""
    he: list[str] = []
    pronoun: list[str] = []
    """personal pronouns as subjects or objects: he, she, him"""
    speaker: list[str] = []
    """I, me: who speaks in a quotation or an interview"""
    clitic: list[str] = []
    """object pronouns right before the verb that are articles elsewhere: l'(a licencié)"""
    possessive: list[str] = []
    """his, her, their: the person's own"""
    its: list[str] = []
    """its, our: the organization's own"""
    latter_person: list[str] = []
    """the latter, ce dernier: the person named last, not the one that the sentence was about"""
    thereof: list[str] = []
    """of it, en, y, right before a verb: the organization named last"""
    locative: list[str] = []
    """in, à: before a bare name that is nothing else they tell a place"""
    latter: list[str] = []
    """of `its`: those that stand for the organization named last (deren, dessen)"""
    kin: list[str] = []
    """son, cousin, widow: words before a name that are no title"""
    # anaphora
    company: list[str] = []
    """the company, the group, the bank: stands for an organization named before"""
    child: list[str] = []
    """this subsidiary, the unit: stands for the last subsidiary named"""
    post: list[str] = []
    """the post, this role, the job: stands for a post named before"""
    duties: list[str] = []
    """the new board's duties, the following names: a list of posts after it tells of their start"""
    board: list[str] = []
    """the board: leaving or joining it is `board_member`"""
    # structure
    passive_aux: list[str] = []
    become: list[str] = []
    """auxiliaries of the passive and the future alone, where "to be" makes perfects (wird, worden)"""
    preterite: list[str] = []
    """strong past forms of verbs, and endings of weak ones, where the present tense with a date tells what is to come
    (trat, ging, -te)"""
    recent: list[str] = []
    """vient de, acaba de: what the infinitive after them says has just happened"""
    active_aux: list[str] = []
    """to have, where a participle without it is passive (see `endings` in pack.yaml)"""
    conjunction: list[str] = []
    """and, or, as well as"""
    breaks: list[str] = []
    """but, while, after, when: begin a new clause"""
    after: list[str] = []
    """words before a noun that tells what has happened: after the resignation of"""
    relative: list[str] = []
    where: list[str] = []
    """relatives of place: where, où, donde: what follows is at the organization before"""
    whose: list[str] = []
    """relatives of possession: dont, whose: what follows belongs to the name before"""
    """who, which, whose"""
    question: list[str] = []
    """which, who, whether: a clause that asks, and asserts nothing (verb-final languages)"""
    vacancy: list[str] = []
    """without a, in search of: the post named beside it is empty"""
    idle: list[str] = []
    """phrases that hold a word of this pack and say nothing of it: head office, in favour of"""
    play: list[str] = []
    """for a day, in the series: what is told is make-believe (verb-final languages)"""
    same: list[str] = []
    """by that decision, on the same day: the sentence tells of the event told before, and has its date"""
    determiner: list[str] = []
    object: list[str] = []
    """articles and pronouns that can't begin a subject: den, einen, ihn, ihm"""
    skip: list[str] = []
    """words that may stand between a title and its name or preposition: its, newly, longtime"""
    # prepositions by what they mark (see docs/add-a-language.md)
    of: list[str] = []
    at: list[str] = []
    as_: list[str] = msgspec.field(default_factory=list, name="as")
    to: list[str] = []
    from_: list[str] = msgspec.field(default_factory=list, name="from")
    by: list[str] = []
    with_: list[str] = msgspec.field(default_factory=list, name="with")
    for_: list[str] = msgspec.field(default_factory=list, name="for")
    instead: list[str] = []
    """in place of, replacing, yerine: the name that follows (or precedes) leaves the post"""
    # dates
    gerund: list[str] = []
    """Forms that have the subject of the main verb: tout en restant, in staying."""
    favour: list[str] = []
    """in favour of, au profit de: the name that follows takes the post that another leaves"""
    effective: list[str] = []
    """effective, as of, with effect from: the date that follows is the change's"""
    since: list[str] = []
    until: list[str] = []
    these_changes: list[str] = []
    """these appointments, ces changements: the date of their sentence is that of all changes told before"""
    immediate: list[str] = []
    """with immediate effect: no date, and the change is actual"""
    # reasons of an end
    reasons: dict[Reason, list[str]] = {}
    share: list[str] = []
    """words after a percentage that make it a share of a company: stake, of the shares"""
    family: list[str] = []
    """family, famille: with a surname, a holder of shares"""
    public: list[str] = []
    """the government, the state: holders of shares without a name"""
    percent: list[str] = []
    """after or before a number: %, per cent"""
    people: list[str] = []
    """words after a number that make it a headcount: employees, people"""


class Relative(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A relative date in one piece: yesterday is {unit: day, offset: -1}."""

    forms: list[str]
    unit: Literal["day", "week", "month", "year"]
    offset: int = 0


class Dates(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How the language writes dates.

    `patterns` are templates over tokens: {D} day, {M} month number, {MON} month name, {Y} four-digit year, {WD}
    weekday, {N} a number in figures or words, {UNIT} a unit, {LAST} {NEXT} {THIS} words of `last`, `next`,
    `this`, {SEASON}. `ago` and `ahead` are templates with {N} and {UNIT}. The longest match wins.
    """

    months: dict[int, list[str]] = {}
    weekdays: dict[int, list[str]] = {}
    """0 is Monday"""
    numbers: dict[int, list[str]] = {}
    units: dict[Literal["day", "week", "month", "year"], list[str]] = {}
    seasons: list[str] = []
    last: list[str] = []
    next: list[str] = []
    this: list[str] = []
    same: list[str] = []
    """the same day, that month: stands for the date named last"""
    patterns: list[str] = []
    ago: list[str] = []
    ahead: list[str] = []
    relative: list[Relative] = []


class OrgClass(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Words that are part of an organization's name and tell its class: bank, university, club, agency, ..."""

    forms: list[str]
    class_: str = msgspec.field(name="class")


class Names(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """How names look.

    `given.txt` (or `given.txt.xz`) beside it lists given names, one a line; ` f` or ` m` after one tells its gender.
    """

    particles: list[str] = []
    """within a person's name: de, von, bin"""
    joiners: list[str] = []
    """within an organization's name: of, for, and, &"""
    legal_forms: list[str] = []
    org_words: list[OrgClass] = []
    heads: list[str] = []
    """small words that begin an organization's name before a preposition and a capital: centre hospitalier de"""
    adjectives: list[str] = []
    """endings of adjectives that may follow a word of `org_words`, for languages whose names go on in small
    letters ("Caisse nationale des forêts"); empty: names end with their capitals"""
    places: list[str] = []
    """countries, cities, nationalities: capitalized, but no organization alone"""
    not_names: list[str] = []
    """capitalized words that are never part of a name"""
    openers: list[str] = []
    """words that are no name where a sentence opens with them, alone or before a given name: Headhunters, Accountant;
    with a hyphen in front, endings of such words (-mente)"""
    offices: list[str] = []
    """nouns that make a title before them the post, not its holder, and verbs around them speak of one told before:
    (the chief executive's) job, (gets the) nod"""
    numbered: list[str] = []
    """words of names that a number follows: Channel 9"""
    possessed: list[str] = []
    """words whose genitive begins an organization's name: Queen's College, St Brendan's Hospital"""
    subjects: list[str] = []
    """what authorities are for, joined by "and" within a name: Securities and Exchange Commission"""
    compound_ends: list[str] = []
    """ends of compounds that are no part of a name: Leeds-based, where Min-jun is one"""
    units: list[str] = []
    """words for a firm's functions, written with a capital after a title: Operations, Human, Resources"""
    sites: list[str] = []
    """nouns before "of" and the name of a place, which is no organization then: the factory of Dueñas"""
    surnames: list[str] = []
    """where surnames are a closed list (Chinese); elsewhere words of `org_words` that are surnames as well (Mills)"""


class Pack(msgspec.Struct, kw_only=True, eq=False):
    """One language, whole."""

    settings: Settings
    titles: list[Title]
    triggers: list[Trigger]
    cues: Cues
    dates: Dates
    names: Names
    given: frozenset[str]
    genders: dict[str, str] = {}
    """of given names: `she`, `he`"""

    @property
    def code(self) -> str:
        """The BCP 47 code."""
        return self.settings.code
