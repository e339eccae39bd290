import pytest
from gmpy2 import is_prime

from moothall.ballots.belenios_v1.groups import (
    GROUP_NAMES,
    Element,
    Group,
    ed25519,
    group_named,
    parameters,
)
from moothall.ballots.belenios_v1.groups.ed25519_table import PointTable
from moothall.ballots.errors import DoesNotHoldError, Reason, UnsafeLibraryError

P25519 = 2**255 - 19

# RFC 3526, section 3: how the prime begins and ends.
RFC_3526_BEGINS = "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
RFC_3526_ENDS = "3995497CEA956AE515D2261898FA051015728E5A8AACAA68FFFFFFFFFFFFFFFF"


@pytest.fixture(params=GROUP_NAMES)
def group(request: pytest.FixtureRequest) -> Group:
    return group_named(request.param)


def test_the_numbers_of_belenios_2048_are_what_the_format_asks() -> None:
    p, q, g = parameters.BELENIOS_P, parameters.BELENIOS_Q, parameters.BELENIOS_G
    assert (p.bit_length(), q.bit_length()) == (2048, 256)
    assert is_prime(p)
    assert is_prime(q)
    assert (p - 1) % q == 0
    assert pow(g, q, p) == 1 != g


def test_the_number_of_rfc_3526_is_the_one_of_the_rfc() -> None:
    p = parameters.RFC_3526_P
    assert f"{p:X}".startswith(RFC_3526_BEGINS)
    assert f"{p:X}".endswith(RFC_3526_ENDS)
    assert is_prime(p)
    assert is_prime((p - 1) // 2)


def test_the_base_point_and_the_identity_are_written_as_the_format_says() -> None:
    group = group_named("Ed25519")
    assert group.write(group.g.element) == "6" * 62 + "58"
    assert group.write(group.identity) == "0" * 63 + "1"


def test_tables_ladders_and_single_powers_agree(group: Group) -> None:
    x = group.g.power(123_456_789)
    table = group.fixed(x)
    exponents = [0, 1, 2, group.q - 1, group.q, group.q + 5, -3, 2**255 + 12_345]
    expected = [group.power(x, exponent) for exponent in exponents]
    assert [table.power(exponent) for exponent in exponents] == expected
    none = [0] * len(exponents)
    assert group.powers(x, exponents, offsets=none) == expected
    assert group.powers_checked(x, exponents, offsets=none) == expected
    assert [group.g.power(123_456_789 * exponent) for exponent in exponents] == expected
    assert table.element == x


def test_powers_are_of_the_element_divided_by_g_to_the_offset(group: Group) -> None:
    x, exponents, offsets = group.g.power(50), [7, 0, group.q - 1, 9], [0, 1, 3, 50]
    expected = [
        group.g.power((50 - offset) * exponent)
        for exponent, offset in zip(exponents, offsets, strict=True)
    ]
    assert group.powers(x, exponents, offsets=offsets) == expected
    assert group.powers_checked(x, exponents, offsets=offsets) == expected
    assert group.powers(x, [4], offsets=[1]) == [group.g.power(196)]


def test_products_and_quotients_undo_each_other(group: Group) -> None:
    x, y = group.g.power(77), group.g.power(88)
    assert group.multiply(x, y) == group.g.power(165)
    assert group.divide(group.multiply(x, y), y) == x
    assert group.divide(x, x) == group.identity


def test_elements_are_read_as_they_are_written(group: Group) -> None:
    x = group.g.power(5)
    assert group.read(group.write(x)) == x
    assert group.read(group.write(group.identity)) == group.identity


def test_the_identity_is_a_member_and_its_powers_are_itself(group: Group) -> None:
    group.require_member(group.identity)
    assert group.powers_checked(group.identity, [0, 3], offsets=[0, 0]) == [group.identity] * 2


def test_generators_are_members_and_differ(group: Group) -> None:
    generators = [group.generator(i) for i in (-1, 0, 1, 2)]
    for one in generators:
        group.require_member(one)
    assert len(set(generators)) == 4


@pytest.mark.parametrize("number", [0, 1, 255, 2**24 - 1])
@pytest.mark.parametrize("name", ["RFC-3526-2048", "Ed25519"])
def test_a_number_embedded_is_a_member_and_comes_back(name: str, number: int) -> None:
    group = group_named(name)
    element = group.embed(number)
    group.require_member(element)
    assert group.extract(element) == number


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ed25519", "A" * 64),
        ("Ed25519", "0" * 63),
        ("Ed25519", "0x" + "0" * 62),
        ("Ed25519", "0" * 63 + "1\n"),
        ("BELENIOS-2048", "0"),
        ("BELENIOS-2048", "-1"),
        ("BELENIOS-2048", "01"),
        ("BELENIOS-2048", "1_0"),
        ("BELENIOS-2048", "\u0661"),
        ("BELENIOS-2048", str(parameters.BELENIOS_P)),
        ("BELENIOS-2048", str(parameters.BELENIOS_P + 1)),
        ("RFC-3526-2048", "9" * 700),
    ],
)
def test_what_is_not_in_canonical_form_is_refused(name: str, text: str) -> None:
    with pytest.raises(DoesNotHoldError) as refused:
        group_named(name).read(text)
    assert refused.value.reason is Reason.ELEMENT


def _outsiders() -> list[tuple[str, int]]:
    one = group_named("Ed25519").g.power(9)
    sign, y = one >> 255, one & (2**255 - 1)
    # (x, y) -> (-x, -y) adds the point of order 2.
    twisted = (P25519 - y) | (1 - sign) << 255
    return [
        ("Ed25519", 0),
        ("Ed25519", P25519 - 1),  # order 2
        ("Ed25519", 2),  # not on the curve
        ("Ed25519", P25519 + 1),  # the identity, not canonical
        ("Ed25519", 1 | 1 << 255),  # the identity with the wrong sign
        ("Ed25519", twisted),
        ("Ed25519", 2**256 - 1),
        ("BELENIOS-2048", parameters.BELENIOS_P - 1),
        ("BELENIOS-2048", parameters.BELENIOS_P - parameters.BELENIOS_G),
        ("BELENIOS-2048", 2),
        ("RFC-3526-2048", parameters.RFC_3526_P - 1),
        ("RFC-3526-2048", parameters.RFC_3526_P - 2),
    ]


@pytest.mark.parametrize(("name", "outsider"), _outsiders())
@pytest.mark.parametrize("exponents", [[0, 0], [3], [2, 4], [5, 6]])
def test_what_is_not_a_member_is_refused_whatever_the_exponents(
    name: str, outsider: int, exponents: list[int]
) -> None:
    group, element = group_named(name), Element(outsider)
    with pytest.raises(DoesNotHoldError) as refused:
        group.require_member(element)
    assert refused.value.reason is Reason.NOT_IN_GROUP
    with pytest.raises(DoesNotHoldError) as refused:
        group.powers_checked(element, exponents, offsets=[0] * len(exponents))
    assert refused.value.reason is Reason.NOT_IN_GROUP


def test_an_unknown_group_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DoesNotHoldError) as refused:
        group_named("P-256")
    assert str(refused.value) == (
        "group: no group is called 'P-256'; known: BELENIOS-2048, RFC-3526-2048, Ed25519"
    )


def test_a_name_without_end_is_not_repeated() -> None:
    with pytest.raises(DoesNotHoldError) as refused:
        group_named("9" * 5000)
    assert refused.value.says.startswith(f"no group is called '{'9' * 20}'; ")


def test_a_table_is_made_of_a_point_on_the_curve_only() -> None:
    with pytest.raises(ValueError, match="a table is made of a point on the curve only"):
        group_named("Ed25519").fixed(Element(2))


def test_a_ranking_of_too_many_answers_has_no_room() -> None:
    for name in ("RFC-3526-2048", "Ed25519"):
        with pytest.raises(DoesNotHoldError) as refused:
            group_named(name).embed(1 << 2040)
        assert refused.value.reason is Reason.FORM


UNSAFE = (
    "the libsodium of the installed pynacl takes points outside the group for members; "
    "install pynacl 1.6.2 or later"
)


@pytest.mark.parametrize(
    ("function", "answer"),
    [
        ("crypto_core_ed25519_is_valid_point", True),
        ("crypto_scalarmult_ed25519_noclamp", bytes(32)),
    ],
)
def test_ed25519_is_not_built_on_a_libsodium_that_takes_order_2q(
    function: str, answer: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"nacl.bindings.{function}", lambda *_: answer)
    with pytest.raises(UnsafeLibraryError) as refused:
        ed25519.Ed25519()
    assert str(refused.value) == UNSAFE


def test_the_point_that_libsodium_is_tried_with_is_of_order_2q() -> None:
    group = ed25519.Ed25519()
    tried = ed25519._OF_ORDER_2Q
    assert PointTable.eightfold(tried) == group.g.power(8)
    with pytest.raises(DoesNotHoldError):
        group.require_member(tried)
