"""Each ruling's page says, in the order of the design, what a member needs to know."""

from tests.cli.timeline.reading import part, read, ruling, shipped_site, site_of
from tests.examples.retelling import Table, federation
from tests.shelf import DELEGATES, law_of


def test_a_meeting_at_twenty_hours_notice_is_short_by_six_days_and_four_hours() -> None:
    assert ruling(shipped_site(), "E34") == (
        "28 October 2016 · E34 Steering Committee: Meeting held "
        "Out of order. Notice was short by 6 days 4 hours. "
        "So what: The meeting and what it decided stand until the Steering Committee itself or "
        "the National Committee sets them aside; no time limit is set. "
        "Clause 5.1 , Notice Everybody entitled to take part in a meeting of any body other than "
        "a local group has seven days' notice of it, or 48 hours' notice where two thirds of that "
        "body's seats agree that the matter is urgent. "
        "Measured Asked Found Difference "
        "Notice at least 7 days 20 hours short by 6 days 4 hours "
        "What would be lawful: The meeting was on 28 October 2016, hour unknown, so the earliest "
        "lawful meeting was between 04:00 on 3 and 04:00 on 4 November 2016. The exception for "
        "notice of 48 hours with agreement of two thirds of the seats would not have covered it. "
        "The account says The Steering Committee meets, called at 20 hours' notice. "
        "Source one account, page S Status reported "
        "Reply none yet"
    )


def test_above_the_fold_it_has_60_to_120_words_of_its_own() -> None:
    page = shipped_site()[f"{DELEGATES}/rulings/E34.html"]
    above = part(page, '<div class="verdict">', '<div class="folds">')
    words = read(above, skipping=frozenset({"blockquote", "q"})).words

    assert 60 <= len(words) <= 120


def test_an_act_in_order_is_said_in_one_short_sentence() -> None:
    told = federation().stating("E34", notice="9 days")

    assert ruling(site_of(told, DELEGATES), "E34").startswith(
        "28 October 2016 · E34 Steering Committee: Meeting held "
        "In order. 9 days' notice, 7 asked. "
        "The account says The Steering Committee meets, called at 20 hours' notice. Source"
    )


def test_an_undecided_ruling_names_what_is_not_known() -> None:
    assert ruling(shipped_site(), "E33") == (
        "October 2016 · E33 Steering Committee: Meeting held "
        "Undecided. It is not known how much notice was given. "
        "So what: The meeting and what it decided stand, marked as contested, until what is "
        "missing is known. "
        "What would decide it: how much notice was given (to be asked: the Steering Committee). "
        "Clause 5.1 , Notice Everybody entitled to take part in a meeting of any body other than "
        "a local group has seven days' notice of it, or 48 hours' notice where two thirds of that "
        "body's seats agree that the matter is urgent. "
        "Measured Asked Found Difference Notice at least 7 days not known cannot be told "
        "Whether the exception for notice of 48 hours with agreement of two thirds of the seats "
        "covers it is not known. "
        "The account says Early in October, at a hastily called meeting, the Steering Committee "
        "removes its Vice Chair from that office; the person remains a member of the committee. "
        "How much notice was given is not said. "
        "Source one account, pages D1 and D2 Reason given remarks at a training session, in "
        "public, by a holder of that office; the body that elected removes (D2) "
        "Status reported Reply none yet"
    )


def test_where_no_clause_bears_on_an_act_that_is_said() -> None:
    assert ruling(shipped_site(), "E40").startswith(
        "5 November 2016 · E40 Not said who (concerning the unofficial national meeting): Meeting "
        "held "
        "No clause bears on this. The book says nothing of such an act. It was free to happen or "
        "not. The account says"
    )


def test_what_was_only_planned_is_said_to_have_been_never_done() -> None:
    assert "Only planned. It was never done and changed nothing." in ruling(shipped_site(), "E05")


def test_the_reply_of_the_body_stands_beside_the_ruling() -> None:
    told = federation()
    reply: Table = {
        "id": "R1",
        "when": "2016-11-02",
        "who": "steering-committee",
        "what": "It was urgent.",
        "acts": [{"act": "report.reply", "report": "E34"}],
    }
    told.content["events"].append(reply)

    words = ruling(site_of(told, DELEGATES), "E34")
    assert "set. Reply, Steering Committee. It was urgent. 2 November 2016 Clause 5.1" in words
    assert words.endswith("Status reported")


def test_a_review_stands_beside_the_ruling_that_it_is_about() -> None:
    told = federation()
    review: Table = {
        "id": "R1",
        "when": "2016-11-04",
        "who": "national-committee",
        "what": "The matter was urgent and all had agreed.",
        "acts": [{"act": "ruling.review", "ruling": "E34", "finds": "in order"}],
    }
    told.content["events"].append(review)
    words = ruling(site_of(told, DELEGATES), "E34")

    assert "Out of order. Notice was short by 6 days 4 hours." in words
    assert (
        "Review, National Committee: in order. The matter was urgent and all had agreed. "
        "4 November 2016"
    ) in words


def test_an_omission_says_what_was_asked_what_was_found_and_how_late() -> None:
    assert ruling(shipped_site(), "E25").startswith(
        "from June 2016 to November 2016 · E25 "
        "Channels and data of the Youth and Students committee not handed over "
        "Out of order. It was due by 12 June 2016 and had not been done. "
        "So what: What was owed is owed still. "
        "Owed to the Youth and Students committee by those who hold its channels and data. "
    )
    assert ("Handover of data or property by 12 June 2016 not done late by ") in ruling(
        shipped_site(), "E25"
    )


def test_an_act_performed_here_and_out_of_order_is_said_to_have_been_refused() -> None:
    words = ruling(site_of(federation().stating("E34", mode="performed"), DELEGATES), "E34")

    assert "So what: It was refused and changed nothing." in words
    assert "Status refused, and so not done" in words


def test_below_the_fold_stand_other_clauses_what_is_not_judged_and_the_facts() -> None:
    page = shipped_site()[f"{DELEGATES}/rulings/E34.html"]
    folded = read(part(page, '<div class="folds">', '<p class="twin">')).text

    assert folded == (
        "Other clauses looked at: 0 No other clause bears on this act. "
        "What the machine does not judge: 2 The words prevail. In the sections concerned these "
        "clauses are read by people: Clause 5.1 , Notice : only what its blocks say is judged "
        "Clause 5.8 , Open doors : words only "
        "The facts and where they come from: 3 Fact Found Source "
        "Agreement not known neither stated nor on the record "
        "Notice 20 hours stated in the report "
        "The number of seats 8 to 16 from the rulebook "
        "Check this ruling yourself By hand: the words of the clauses are above, each fact stands "
        "in the list before this one with where it comes from, and a fact that is stated can be "
        "looked up in the source. By the program: whoever has the history and the rulebook can "
        "judge everything again with moothall replay . The SHA-256 of the rulebook is "
        f"{law_of(DELEGATES).book.digest} ."
    )
