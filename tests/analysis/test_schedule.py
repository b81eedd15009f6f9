"""The critical path against published networks, and what a reader of the calendar relies on."""

from hypothesis import given
from hypothesis import strategies as st

from masterplan_cli.analysis.schedule import critical_path, make_schedule
from masterplan_cli.units import Month
from tests.support.profiles import make_profile, programme


def network(text: str) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """`A2 B4(A)` as durations and predecessors."""
    durations, predecessors = {}, {}
    for word in text.split():
        head, _, before = word.rstrip(")").partition("(")
        durations[head[0]] = int(head[1:])
        predecessors[head[0]] = tuple(before.split(",")) if before else ()
    return durations, predecessors


def test_milwaukee_pollution_control() -> None:
    """Heizer & Render, Operations Management, project chapter: 15 weeks, critical A-C-E-G-H, slack B1 D1 F6."""
    path = critical_path(*network("A2 B3 C2(A) D4(A,B) E4(C) F3(C) G5(D,E) H2(F,G)"))
    assert path.length == 15
    assert path.slack == {"A": 0, "B": 1, "C": 0, "D": 1, "E": 0, "F": 6, "G": 0, "H": 0}


def test_reliable_construction() -> None:
    """Hillier & Lieberman, Introduction to Operations Research, ch. 22: 44 weeks, A-B-C-E-F-J-L-N."""
    path = critical_path(
        *network("A2 B4(A) C10(B) D6(C) E4(C) F5(E) G7(D) H9(E,G) I7(C) J8(F,I) K4(J) L5(J) M2(H) N6(K,L)")
    )
    assert path.length == 44
    assert {id: slack for id, slack in path.slack.items() if slack} == {"D": 4, "G": 4, "H": 4, "I": 2, "K": 1, "M": 4}


def test_a_fixed_start_is_a_lower_bound() -> None:
    path = critical_path({"A": 2, "B": 3}, {"B": ("A",)}, {"A": 1, "B": 2})
    assert (path.starts, path.finishes, path.length) == ({"A": 1, "B": 3}, {"A": 3, "B": 6}, 6)


def test_a_cycle_does_not_hang_or_raise() -> None:
    path = critical_path({"A": 2, "B": 3, "C": 1}, {"A": ("B",), "B": ("A",), "C": ("A",)})
    assert path.starts == {"A": 0, "B": 0, "C": 0}


def test_late_programmes_move_behind_their_predecessors() -> None:
    profile = make_profile(
        programmes=[
            programme("GOV-1.01", start="2026-01", end="2026-06"),
            programme("GOV-1.02", start="2026-03", end="2026-08", depends_on=["GOV-1.01"]),
        ]
    )
    schedule = make_schedule(profile)
    slot = schedule.slots["GOV-1.02"]
    assert (slot.start, slot.end, slot.months, slot.late_by) == (Month(2026, 7), Month(2026, 12), 6, 4)
    assert schedule.critical_chain == ("GOV-1.01", "GOV-1.02")
    assert [schedule.slots[id].slack for id in ("GOV-1.01", "GOV-1.02")] == [0, 0]


def test_the_pause_before_a_programme_counts_from_its_last_predecessor() -> None:
    profile = make_profile(
        programmes=[
            programme("A.1", start="2026-01", end="2026-03"),
            programme("A.2", start="2026-01", end="2026-06"),
            programme("A.3", start="2026-07", end="2026-08", depends_on=["A.2"]),
            programme("A.4", start="2026-09", end="2026-12", depends_on=["A.1", "A.2"]),
            programme("A.5", start="2026-04", end="2026-12", depends_on=["A.1", "A.2"]),
        ]
    )
    slots = make_schedule(profile).slots
    assert [slots[f"A.{n}"].pause for n in range(1, 6)] == [None, None, 0, 2, -3]
    assert (slots["A.5"].late_by, slots["A.4"].late_by) == (3, 0)


def test_slack_is_what_a_programme_may_slip() -> None:
    profile = make_profile(
        programmes=[
            programme("A.1", start="2026-01", end="2026-03"),
            programme("A.2", start="2026-01", end="2026-12"),
            programme("A.3", start="2027-01", end="2027-06", depends_on=["A.1", "A.2"]),
        ]
    )
    schedule = make_schedule(profile)
    assert {id: slot.slack for id, slot in schedule.slots.items()} == {"A.1": 9, "A.2": 0, "A.3": 0}
    assert schedule.critical_chain == ("A.2", "A.3")


def test_horizons_are_stated_or_follow_from_the_end() -> None:
    profile = make_profile(
        programmes=[
            programme("A.1", start="2026-01", end="2026-06"),
            programme("A.2", start="2026-01", end="2028-06"),
            programme("A.3", start="2026-01", end="2035-06"),
            programme("A.4", horizon="quick-win"),
            programme("A.5"),
        ],
        period="2026-2035",
    )
    assert make_schedule(profile).horizons == {
        "A.1": "short", "A.2": "medium", "A.3": "long", "A.4": "quick-win", "A.5": "long",
    }  # fmt: skip


@given(st.data())
def test_no_programme_starts_before_its_predecessors_end(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 12))
    durations = {str(n): data.draw(st.integers(1, 9)) for n in range(count)}
    predecessors = {
        str(n): tuple(data.draw(st.lists(st.sampled_from([str(m) for m in range(n)]), unique=True)) if n else [])
        for n in range(count)
    }
    earliest = {str(n): data.draw(st.integers(0, 20)) for n in range(count)}
    path = critical_path(durations, predecessors, earliest)
    for id, before in predecessors.items():
        assert path.starts[id] >= earliest[id]
        assert all(path.starts[id] >= path.finishes[p] for p in before)
        assert path.slack[id] >= 0
    assert min(path.slack.values()) == 0
