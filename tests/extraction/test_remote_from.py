import pytest

from orienteer.extraction.document import Document
from orienteer.extraction.extract import encode_facts, extract_facts
from orienteer.extraction.facts import Found
from orienteer.extraction.remote_from import read_remote_from
from orienteer.extraction.sections import prepare_document
from orienteer.sources.posting import Posting
from orienteer.taxonomy.names import Remote

REMOTE: Found[Remote] = Found("remote", "role")


def read(text: str, title: str = "", location: str = "") -> Found[tuple[str, ...]]:
    doc: Document = prepare_document("1", title, "Acme", location, text)
    return read_remote_from(doc, REMOTE)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("This role is remote (US only).", ("US",)), ("Fully remote within the EU.", ("EU",)), ("Remote, United States or Canada", ("US", "CA")),
        ("Remote role. You must reside in California, Texas or New York.", ("US-CA", "US-TX", "US-NY")),
        ("Remote. Applicants must live in one of the following states: CA, CO, NY, TX.", ("US-CA", "US-CO", "US-NY", "US-TX")),
        ("Remote within USA, UK, CA, AU or NZ", ("US", "GB", "CA", "AU", "NZ")), ("This US-based, fully remote role is new.", ("US",)),
        ("We are open to candidates based in Germany, Austria or Switzerland; the job is remote.", ("DE", "AT", "CH")),
        ("Remote. You must be authorized to work in the United States.", ("US",)), ("Remote job. You need the right to work in the UK.", ("GB",)),
        ("Remote (UTC-5 to UTC+2)", ("UTC-5/UTC+2",)), ("Remote, CET ± 3 hours", ("UTC-2/UTC+4",)), ("Remote, within 2 hours of EST", ("UTC-7/UTC-3",)),
        ("Remote, US time zones", ("UTC-8/UTC-5",)), ("Remote between UTC+5:30 and UTC+8", ("UTC+5:30/UTC+8",)),
        ("Work remotely from anywhere in the world.", ("worldwide",)), ("A remote job: work from anywhere.", ("worldwide",)), ("Remote (Worldwide)", ("worldwide",)),
        ("Work remotely from anywhere in Canada.", ("CA",)), ("Remote - EMEA", ("EMEA",)), ("Remote | LATAM only", ("LATAM",)),
        ("Remote (UK/EU). You must be based in Spain or Portugal.", ("ES", "PT")), ("Remote innerhalb Deutschlands oder Österreichs", ("DE", "AT")),
        ("100% remote aus ganz Deutschland", ("DE",)), ("Remote. Dein Wohnsitz in Deutschland ist Voraussetzung.", ("DE",)),
        ("Remote. We can only hire in Kenya, Nigeria, Ghana or Georgia.", ("KE", "NG", "GH", "GE")), ("Remote: Ontario, Canada", ("CA-ON",)),
        ("Remote. You can be anywhere in the world.", ("worldwide",)), ("A remote team that hires people anywhere in the world.", ("worldwide",)),
        ("Remote. Legal residence in Portugal required.", ("PT",)), ("Remote. Legal residency in Kenya is mandatory.", ("KE",)),
    ],
)  # fmt: skip
def test_where_one_may_live(text: str, codes: tuple[str, ...]) -> None:
    found = read(text)
    assert found.value == codes
    assert found.span is not None
    assert 0 <= found.span[0] < found.span[1] <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "A remote job.", "Remote. Work from anywhere for 4 weeks a year.", "Remote. Up to six weeks abroad, anywhere in the EU.",
        "Remote-first. Our team is based in Berlin and Lisbon.", "We are a remote global team.", "Remote OK", "#LI-Remote",
        "Remote. We use E-Verify to confirm eligibility to work in the United States.", "Remote. If you are based in California, read this notice.",
        "Remote. You do not need to be located in the US.", "You deploy to servers anywhere, remotely.", "Remote (Europe preferred)",
        "Remote. Our staff serves customers anywhere in the world.", "Remote. Our residence in Portugal is lovely.",
        "Remote. No residence in Portugal is required.",
        "Austin, TX | Remote", "Toronto, Canada or remote", "Our customers live in Japan; the work is remote.",
    ],
)  # fmt: skip
def test_no_bounds_are_invented(text: str) -> None:
    assert read(text).value == ()


def test_title_and_location_go_first() -> None:
    assert read("Remote (Canada)", title="ML Engineer (Remote, US)").place == "title"
    assert read("", location="Remote - Poland").value == ("PL",)


def test_a_bare_country_as_location_is_inferred_from() -> None:
    found = read("This is a remote role.", location="USA")
    assert (found.value, found.inferred, found.place) == (("US",), True, "location")
    assert read("This is a remote role.", location="Austin, Texas, USA").value == ()


def test_only_remote_jobs_have_it() -> None:
    doc = prepare_document("1", "", "Acme", "", "On site. You must reside in Texas.")
    assert read_remote_from(doc, Found("onsite", "role")).value == ()


def test_json_says_how_and_from_where() -> None:
    record = encode_facts(extract_facts(Posting("1", "", "Engineer", "", "This role is remote (US or Canada).")))
    assert (record["remote"], record["remote_from"]) == ("remote", ["US", "CA"])
    assert record["evidence"]["remote_from"]["rule"] == "remote"
