"""Pay as postings of many countries write it: each case is invented after the way such sentences read."""

import pytest

from orienteer.extraction.pay import read_pay
from orienteer.extraction.sections import prepare_document


def read(text: str, location: str = "", title: str = "Engineer") -> tuple[object, ...] | None:
    pay = read_pay(prepare_document("1", title, "Acme", location, text)).value
    return pay and (pay.min, pay.max, pay.currency, pay.period, pay.kind)


@pytest.mark.parametrize(
    ("text", "location", "expected"),
    [
        # Germany and Austria: wages by the hour, minimum wages of an agreement, money that is no pay
        ("Wir bieten 14 EUR Vergütung pro Stunde.", "", (14, 14, "EUR", "hour", "base")),
        ("Stundenlohn: 15,50 €", "", (15.5, 15.5, "EUR", "hour", "base")),
        ("Vergütung: 13,50 €/Std.", "", (13.5, 13.5, "EUR", "hour", "base")),
        ("Es gilt ein KV-Mindestgehalt von 48.500 EUR brutto/Jahr.", "Wien", (48_500, 48_500, "EUR", "year", "base")),
        ("Prämie von 2.000 Euro für eine Empfehlung, Zuschuss von 44 EUR mtl.", "", None),
        # United States: transparency sentences, zones, tiers, OTE
        ("The base salary range for this full-time position is $166,000-$244,000 + bonus + equity + benefits.", "", (166_000, 244_000, "USD", "year", "base")),
        ("The annual US base salary range for this role is $218,025—$256,500 USD", "", (218_025, 256_500, "USD", "year", "base")),
        ("Zone 1: $180,000 - $220,000\nZone 2: $162,000 - $198,000\nZone 3: $150,000 - $180,000", "", (150_000, 220_000, "USD", "year", "base")),
        ("For California, the anticipated range is $140K to $175K; for Ohio it is $120K to $150K.", "", (120_000, 175_000, "USD", "year", "base")),
        ("Base Salary: $120,000.00/yr - $150,000.00/yr", "", (120_000, 150_000, "USD", "year", "base")),
        ("Compensation: $180K – $240K • Offers Equity", "", (180_000, 240_000, "USD", "year", "base")),
        ("Base: $130,000 - $150,000. OTE: $260,000 - $300,000 uncapped.", "", (130_000, 150_000, "USD", "year", "base")),
        ("On-target earnings for this role are $240,000 to $280,000 per year.", "", (240_000, 280_000, "USD", "year", "total")),
        ("Total compensation: $300k-$400k (base + equity)", "", (300_000, 400_000, "USD", "year", "total")),
        ("Minimum: $95,000\nMaximum: $125,000", "", (95_000, 125_000, "USD", "year", "base")),
        ("The hourly rate for this internship is $48.50 to $62.00.", "", (48.5, 62, "USD", "hour", "base")),
        ("Pay: $75 - $95 per hour, W2", "Remote", (75, 95, "USD", "hour", "base")),
        ("Expected pay is between 150k and 190k USD, a 10% bonus, and a $5,000 sign-on bonus.", "", (150_000, 190_000, "USD", "year", "base")),
        ("We pay at least $150,000 plus 0.5% equity.", "", (150_000, None, "USD", "year", "base")),
        ("The salary for this role starts at $165,000 annually.", "", (165_000, None, "USD", "year", "base")),
        ("Monthly stipend: no. Salary: $8,500 per month.", "", (8_500, 8_500, "USD", "month", "base")),
        ("Salary of $3,500 - $4,200 semi-monthly.", "", (7_000, 8_400, "USD", "month", "base")),
        ("$210,000 - $280,000 a year\nWe raised $120M from top investors.", "", (210_000, 280_000, "USD", "year", "base")),
        ("Salary 90000-120000 per year", "Austin, TX", (90_000, 120_000, "USD", "year", "base")),
        ("Comp: $150-200k + 0.25-1.0% equity", "", (150_000, 200_000, "USD", "year", "base")),
        ("Acme | Developer | Philadelphia PA | Full Time Onsite $110K+", "Philadelphia", (110_000, None, "USD", "year", "base")),
        ("Part time, Mon-Friday, $50+/hr on W2 for 6 months", "Mountain View, California", (50, None, "USD", "hour", "base")),
        ("- Designer | Equity | 100k+ (based on experience)", "London, UK", (100_000, None, "GBP", "year", "base")),
        ("Salary: Hourly $23.58Total Hours: TBD", "Irvine, California", (23.58, 23.58, "USD", "hour", "base")),
        ("Pay range: $119,000 - $159,000", "Vancouver, BC, Canada; San Francisco, CA, USA", (119_000, 159_000, "USD", "year", "base")),
        ("Base compensation ranges from $123,900/year in our lowest geographic market up to $250,600/year in our highest.", "", (123_900, 250_600, "USD", "year", "base")),
        ("Target cash compensation: $200,000 - $250,000", "", (200_000, 250_000, "USD", "year", "total")),
        ("The pay range is $61.54 - $81.73 per hour ($128,000 - $170,000 annualized)", "", (61.54, 81.73, "USD", "hour", "base")),
        ("Pay Range: USD $150,000.00/Yr. - USD $190,000.00/Yr.", "", (150_000, 190_000, "USD", "year", "base")),
        # Canada
        ("The Canadian base salary range is $112,000 CAD - $140,000 CAD.", "", (112_000, 140_000, "CAD", "year", "base")),
        ("Expected salary: CAD 95,000 to CAD 120,000 annually", "Toronto", (95_000, 120_000, "CAD", "year", "base")),
        # United Kingdom and Ireland
        ("£55k - £70k DOE + 10% bonus", "London", (55_000, 70_000, "GBP", "year", "base")),
        ("Up to £650 per day (Outside IR35)", "London", (None, 650, "GBP", "day", "base")),
        ("Day rate: £500 - £600 inside IR35", "Leeds, UK", (500, 600, "GBP", "day", "base")),
        ("Full-time | Visa | 65K+ EUR", "Munich, Germany", (65_000, None, "EUR", "year", "base")),
        ("Salary: 0 – 7500 EUR / MONTHContact us", "Darmstadt", (None, 7_500, "EUR", "month", "base")),
        ("Salary: €75,000–€95,000 per annum", "Dublin", (75_000, 95_000, "EUR", "year", "base")),
        # German-speaking countries
        ("Jahresgehalt zwischen 65.000 € und 80.000 € brutto", "Berlin", (65_000, 80_000, "EUR", "year", "base")),
        ("Das Mindestgehalt beträgt € 3.800,- brutto pro Monat (14x), Überzahlung möglich.", "Wien", (3_800, 3_800, "EUR", "month", "base")),
        ("Gehalt: ab 60.000,00 EUR/Jahr", "Hamburg", (60_000, None, "EUR", "year", "base")),
        ("Gehaltsspanne: 70-90 T€", "München", (70_000, 90_000, "EUR", "year", "base")),
        ("Gross annual salary CHF 120’000 to CHF 150’000 (100%)", "Zurich", (120_000, 150_000, "CHF", "year", "base")),
        ("Salary: 110'000.- to 130'000.- CHF per year", "Lausanne", (110_000, 130_000, "CHF", "year", "base")),
        # Western and southern Europe
        ("Salaire : 55-65 k€ brut annuel selon expérience", "Paris", (55_000, 65_000, "EUR", "year", "base")),
        ("Salary: €5.000 - €7.000 gross per month, based on 40 hours", "Amsterdam", (5_000, 7_000, "EUR", "month", "base")),
        ("Salario: 45.000€ - 60.000€ brutos anuales", "Madrid", (45_000, 60_000, "EUR", "year", "base")),
        # Nordic countries, by the month
        ("Salary range: SEK 50,000 - 65,000 per month", "Stockholm", (50_000, 65_000, "SEK", "month", "base")),
        ("Salary 45 000 - 55 000 kr/month", "Gothenburg, Sweden", (45_000, 55_000, "SEK", "month", "base")),
        ("Lön: 45 000–60 000 kr/mån", "Stockholm", (45_000, 60_000, "SEK", "month", "base")),
        ("Annual salary NOK 850 000 - 1 050 000", "Oslo", (850_000, 1_050_000, "NOK", "year", "base")),
        ("The salary is DKK 55,000–70,000 per month before pension.", "Copenhagen", (55_000, 70_000, "DKK", "month", "base")),
        # Poland, Czechia, Hungary, Romania
        ("B2B: 150 - 190 PLN/h + VAT", "Warsaw", (150, 190, "PLN", "hour", "base")),
        ("22 000 – 30 000 PLN net + VAT / month (B2B)", "Kraków", (22_000, 30_000, "PLN", "month", "base")),
        ("Salary: 18 000 - 25 000 zł brutto / mies. (UoP)", "Wrocław, Poland", (18_000, 25_000, "PLN", "month", "base")),
        ("Salary 90.000 - 120.000 Kč monthly", "Prague", (90_000, 120_000, "CZK", "month", "base")),
        ("Salary: 1.500.000 - 1.900.000 HUF/month gross", "Budapest", (1_500_000, 1_900_000, "HUF", "month", "base")),
        # India
        ("CTC: ₹25,00,000 - ₹40,00,000 per annum", "Bengaluru", (2_500_000, 4_000_000, "INR", "year", "base")),
        ("Compensation: INR 30 - 45 Lakhs per annum", "Hyderabad, India", (3_000_000, 4_500_000, "INR", "year", "base")),
        ("Backend Engineer | 10L-15L | India", "India", (1_000_000, 1_500_000, "INR", "year", "base")),
        ("Package: 18 LPA to 24 LPA", "Pune", (1_800_000, 2_400_000, "INR", "year", "base")),
        ("Salary up to 35 LPA", "Noida, India", (None, 3_500_000, "INR", "year", "base")),
        ("Budget: ₹20L – ₹35L", "Mumbai", (2_000_000, 3_500_000, "INR", "year", "base")),
        ("CTC: 60 LPA - 1.2 Cr", "Bangalore", (6_000_000, 12_000_000, "INR", "year", "base")),
        ("Compensation of 1.8-2.4 Cr INR", "Bengaluru", (18_000_000, 24_000_000, "INR", "year", "base")),
        # Asia, the Gulf, Oceania
        ("Salary: S$7,000 - S$10,000 per month", "Singapore", (7_000, 10_000, "SGD", "month", "base")),
        ("Salary: $6,500 to $9,000 monthly", "Singapore", (6_500, 9_000, "SGD", "month", "base")),
        ("Salary: ¥8,000,000 - ¥12,000,000 per year", "Tokyo", (8_000_000, 12_000_000, "JPY", "year", "base")),
        ("Annual salary: 8M - 14M JPY", "Tokyo, Japan", (8_000_000, 14_000_000, "JPY", "year", "base")),
        ("年収: 600万円〜1,000万円", "Tokyo", (6_000_000, 10_000_000, "JPY", "year", "base")),
        ("Salary: AED 25,000 - 35,000 per month (tax free)", "Dubai", (25_000, 35_000, "AED", "month", "base")),
        ("NT$1.5M - NT$2.5M per year", "Taipei", (1_500_000, 2_500_000, "TWD", "year", "base")),
        ("RMB 30K-50K/month × 15", "Shanghai", (30_000, 50_000, "CNY", "month", "base")),
        ("SGD 8k–12k monthly", "Singapore", (8_000, 12_000, "SGD", "month", "base")),
        ("Salary RM 8,000 - RM 12,000 per month", "Kuala Lumpur", (8_000, 12_000, "MYR", "month", "base")),
        ("Salary: Rp 25.000.000 - Rp 35.000.000 per month", "Jakarta", (25_000_000, 35_000_000, "IDR", "month", "base")),
        ("Salary: PHP 120,000 - 180,000/month", "Manila", (120_000, 180_000, "PHP", "month", "base")),
        ("Package: $150,000 - $180,000 + super", "Sydney NSW", (150_000, 180_000, "AUD", "year", "base")),
        ("NZ$130,000 to NZ$150,000", "Auckland", (130_000, 150_000, "NZD", "year", "base")),
        # Latin America, Africa, Israel, Turkey
        ("Salário: R$ 12.000 - R$ 16.000 por mês (CLT)", "São Paulo", (12_000, 16_000, "BRL", "month", "base")),
        ("Salary: USD 4,000 - 6,000 per month", "Buenos Aires", (4_000, 6_000, "USD", "month", "base")),
        ("Sueldo: $45,000 - $60,000 MXN mensuales", "Mexico City", (45_000, 60_000, "MXN", "month", "base")),
        ("Salary: R55 000 - R75 000 per month", "Cape Town", (55_000, 75_000, "ZAR", "month", "base")),
        ("Salary: R750,000 - R950,000 per annum CTC", "Johannesburg, South Africa", (750_000, 950_000, "ZAR", "year", "base")),
        ("Salary: ₪25,000-₪35,000 per month", "Tel Aviv", (25_000, 35_000, "ILS", "month", "base")),
        ("Salary: 120.000 - 160.000 TRY net/month", "Istanbul", (120_000, 160_000, "TRY", "month", "base")),
    ],
)  # fmt: skip
def test_pay_of_the_world(text: str, location: str, expected: tuple[object, ...]) -> None:
    assert read(text, location) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We process $2,000,000 - $5,000,000 in payments every hour.",
        "We closed a $30M Series A led by Acme Ventures, with $12k in monthly revenue per customer.",
        "The market for agents will reach $3-5 trillion by 2030.",
        "Annual learning budget of $2,500, home office stipend of $1,000, and a $150/month wellness allowance.",
        "Sign-on bonus of $10,000 and relocation assistance up to $15,000.",
        "401(k) match up to $5,000 per year and life insurance of $50,000.",
        "Our customers range from startups to the Fortune 500, with ACVs of $50k-$500k.",
        "You will own a $20 million quota and manage deals of $100,000 to $500,000.",
        "Employees receive equity worth $40,000 - $60,000 vesting over 4 years.",
        "Refer a friend and get $2,000 when they join.",
        "Fines of up to €20,000 for each breach of the law.",
        "We serve 50,000 - 80,000 users a day on 200+ GPUs at $2.50 per hour.",
        "Our cloud bill fell from $90,000 to $40,000 a month.",
        "A bounty of $500 - $10,000 is paid for security reports.",
        "Grew ARR from $100k to $10M in 12 months.",
        "Our average customer pays a $18k+ annual subscription.",
        "Company size: 10,000 - 50,000",
        "Handles 50k-100k requests/hour on clusters of 10k-100k GPUs with 32k to 128k tokens.",
        "$20 - $40 per user per month, and we are at $10k - $20k MRR.",
        "Prize pool of $50,000 - $100,000; H-1B filing fee $100,000.",
        "Trusted with €2 billion of assets; minimum ticket €50,000.",
    ],
)
def test_other_money_is_no_pay(text: str) -> None:
    assert read(text, "Berlin, Germany") is None
