"""Which language a posting is in: told of many, read of two, and what is not read is not misread."""

import pytest

from orienteer.extraction.extract import encode_facts, extract_facts
from orienteer.extraction.language import NOT_READ, SUPPORTED, detect_language
from orienteer.sources.posting import Posting

TEXTS = {
    "en": "You will build models with us and deploy them. You have five years of experience with Python and SQL.",
    "de": "Du entwickelst mit uns Modelle und bringst sie in den Betrieb. Du hast fünf Jahre Erfahrung mit Python und SQL.",
    "fr": "Vous développez des modèles avec nous et vous les mettez en production. Vous avez cinq ans d'expérience avec "
    "Python et une bonne maîtrise de SQL dans le domaine de la santé.",
    "es": "Buscamos una persona para desarrollar modelos con nosotros y ponerlos en producción. Pedimos cinco años de "
    "experiencia con Python y SQL en el sector de la salud.",
    "it": "Cerchiamo una persona per sviluppare modelli con noi e portarli in produzione. Chiediamo cinque anni di "
    "esperienza con Python e SQL nel settore della sanità; il lavoro è a Torino.",
    "pt": "Procuramos uma pessoa para desenvolver modelos conosco e colocar os modelos em produção. Você tem cinco anos de "
    "experiência com Python e SQL, e não tem medo da estatística.",
    "nl": "Je ontwikkelt samen met ons modellen en je brengt ze in productie. Je hebt vijf jaar ervaring met Python en "
    "SQL en je werkt graag in een team van de zorg.",
    "pl": "Szukamy osoby, która będzie rozwijać modele i wdrażać je na produkcję. Masz pięć lat doświadczenia z Python i "
    "SQL oraz pracy w zespole; praca jest w Krakowie.",
    "sv": "Du utvecklar modeller tillsammans med oss och sätter dem i drift. Du har fem års erfarenhet av Python och SQL, "
    "och du kan arbeta i ett team som är nyfiket på vården.",
    "da": "Du udvikler modeller sammen med os og sætter dem i drift. Du har fem års erfaring med Python og SQL, og du kan "
    "arbejde i et team, der er nysgerrigt på vores kunder af alle slags.",
    "no": "Du utvikler modeller sammen med oss og setter dem i drift. Du har fem års erfaring med Python og SQL, og vi har "
    "våre kunder i hele landet; du kan jobbe i et team av utviklere hos vår avdeling.",
    "fi": "Kehität malleja kanssamme ja viet ne tuotantoon. Sinulla on viiden vuoden kokemus Pythonista ja SQL:stä, ja "
    "työ on Tampereella, mutta ei se ole este, että olet myös etänä.",
    "cs": "Hledáme kolegu, který s námi bude vyvíjet modely a nasazovat je do provozu. Máte pět let praxe s Pythonem a "
    "SQL, práce je v Brně a že se učíte, je pro nás důležité.",
    "ro": "Căutăm o persoană care să dezvolte modele împreună cu echipa noastră și să le pună în producție. Ai cinci ani "
    "de experiență cu Python și SQL, iar munca este în Cluj sau la distanță.",
    "hu": "Olyan kollégát keresünk, aki velünk modelleket fejleszt és élesít. Öt év tapasztalat kell Python és SQL "
    "terén, és nem baj, ha csak az egyik van meg, hogy a többit nálunk tanulod meg.",
    "tr": "Bizimle model geliştirecek ve bu modelleri yayına alacak bir çalışma arkadaşı arıyoruz. Python ve SQL için en "
    "az beş yıl deneyim gerekir; takım ile çalışan bir kişi olarak daha çok öğrenirsin.",
    "ru": "Вы разрабатываете модели и внедряете их. Требуется пять лет опыта с Python и SQL.",
    "ja": "私たちと一緒にモデルを開発し、運用します。PythonとSQLの経験が五年以上必要です。",
    "zh": "您将与我们一起开发模型并投入使用。需要五年以上Python和SQL经验。",
    "ko": "우리와 함께 모델을 개발하고 운영합니다. Python과 SQL 경험이 필요합니다.",
}
FOREIGN = sorted(TEXTS.keys() - set(SUPPORTED))


def facts(text: str, title: str = "") -> dict:  # type: ignore[type-arg]
    return encode_facts(extract_facts(Posting("1", "", title, "Acme", text, "")))


@pytest.mark.parametrize("language", TEXTS)
def test_each_language_is_told(language: str) -> None:
    assert detect_language(TEXTS[language]) == language


def test_english_and_german_are_read() -> None:
    assert SUPPORTED == ("en", "de")
    for language in SUPPORTED:
        read = facts(TEXTS[language])
        assert read["evidence"]["language"]["rule"] != NOT_READ
        assert read["years_min"] == 5
        assert {(s["skill"], s["need"]) for s in read["skills"]} >= {("python", "required"), ("sql", "required")}


@pytest.mark.parametrize("language", FOREIGN)
def test_what_is_not_read_is_said_and_not_misread(language: str) -> None:
    """Names of languages and tools are the same everywhere; nothing is made of the words around them."""
    read = facts(TEXTS[language])
    assert read["language"] == language
    assert read["evidence"]["language"]["rule"] == NOT_READ
    assert {s["kind"] for s in read["skills"]} <= {"language", "tool"}
    assert (read["years_min"], read["degree"], read["remote"], read["level"]) == (None, "none", "unstated", "unstated")


def test_a_common_word_of_another_language_is_no_skill() -> None:
    text = (
        "Aiuti il team di dati: accesso ai dati, ai modelli e ai servizi della piattaforma, e lavori con Python e dbt."
    )
    assert [s["skill"] for s in facts(text)["skills"]] == ["python", "dbt"]


def test_a_text_in_two_languages_counts_as_the_larger_part() -> None:
    assert detect_language(f"{TEXTS['de']} {TEXTS['de']} {TEXTS['en']}") == "de"
    assert detect_language(f"{TEXTS['en']} {TEXTS['en']} {TEXTS['de']}") == "en"
    assert detect_language(f"{TEXTS['de']} Data Scientist, Machine Learning, Python, SQL, AWS, Spark, Airflow") == "de"
    assert detect_language(f"{TEXTS['fr']} {TEXTS['fr']} {TEXTS['en']}") == "fr"
