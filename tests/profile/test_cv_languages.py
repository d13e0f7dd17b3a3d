"""CVs in other languages: headings, dates and titles in the words of each give the same jobs and studies."""

from datetime import date
from pathlib import Path

import pytest

from orienteer.profile.reading import read_cv

SPELT = {
    "french": ("EXPÉRIENCE PROFESSIONNELLE", "Ingénieure chez Ateliers Brume", "mars 2019 – aujourd'hui", "FORMATION",
               "Université de Nantes, Licence en Physique", "septembre 2012 à juin 2015", "COMPÉTENCES", "LANGUES"),
    "spanish": ("Experiencia laboral", "Ingeniera, Ateliers Brume", "marzo de 2019 – actualidad", "Formación académica",
                "Université de Nantes, Licenciatura en Physique", "sept. 2012 a jun. 2015", "Conocimientos", "Idiomas"),
    "italian": ("Esperienze lavorative", "Ingegnere presso Ateliers Brume", "marzo 2019 – in corso", "Istruzione",
                "Université de Nantes, Laurea in Physique", "set 2012 – giu 2015", "Competenze", "Lingue"),
    "portuguese": ("Experiência profissional", "Engenheira, Ateliers Brume", "mar 2019 – atual", "Formação acadêmica",
                   "Université de Nantes, Mestrado em Physique", "set 2012 até jun 2015", "Competências", "Idiomas"),
    "dutch": ("Werkervaring", "Ontwikkelaar bij Ateliers Brume", "maart 2019 tot heden", "Opleiding",
              "Université de Nantes, Master in Physique", "sep 2012 – juni 2015", "Vaardigheden", "Talen"),
    "german": ("Beruflicher Werdegang", "Entwicklerin bei Ateliers Brume", "seit 03/2019", "Schule und Studium",
               "Université de Nantes, Diplom in Physique", "01.09.2012 – 30.06.2015", "EDV-Kenntnisse", "Fremdsprachen"),
}  # fmt: skip


@pytest.mark.parametrize("language", SPELT)
def test_reads_the_words_of_a_language(tmp_path: Path, language: str) -> None:
    work, job, worked, study, school, studied, skills, languages = SPELT[language]
    path = tmp_path / "cv.txt"
    path.write_text(
        f"Lucie Arnaud\nlucie@example.com\n\n{work}\n\n{job}\t{worked}\n- Python, Kafka, SQL\n\n{study}\n\n{school}\t{studied}\n\n"
        f"{skills}\n\nPython, Kafka\n\n{languages}\n\nBreton, Welsh\n",
        encoding="utf-8",
    )
    profile = read_cv(path, today=date(2026, 6, 15))
    (found,) = profile.jobs
    assert (found.employer, found.start, found.end) == ("Ateliers Brume", "2019-03", "present")
    assert found.title in job
    (course,) = profile.education
    assert (course.institution, course.area) == ("Université de Nantes", "Physique")
    assert (course.start, course.end) == ("2012-09", "2015-06")
    assert profile.languages == ("Breton", "Welsh")
    assert {"python", "apache-kafka"} <= {s.skill for s in profile.skills}
