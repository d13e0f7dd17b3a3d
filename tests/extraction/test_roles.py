"""Roles beyond engineering, by the title alone."""

import pytest

from orienteer.extraction.roles import find_roles


@pytest.mark.parametrize(
    ("title", "roles"),
    [
        ("Senior AI Solutions Architect", ("architect",)),
        ("Technical Director, Enterprise Architect & Director of Engineering", ("architect", "manager")),
        ("Engineering Manager, Search", ("manager",)),
        ("Manager II, Engineering - Data Platform", ("manager",)),
        ("Sr. Manager, Machine Learning", ("manager",)),
        ("Head of Applied AI", ("manager",)),
        ("VP, Data Science", ("manager",)),
        ("CTO", ("manager",)),
        ("Field CTO", ()),
        ("Research Scientist, Reinforcement Learning", ("researcher",)),
        ("Post-Training Research Engineer", ("researcher",)),
        ("Postdoctoral Fellow in NLP", ("researcher",)),
        ("Data Scientist", ()),
        ("UX Researcher", ()),
        ("Software Engineer, Research Platform", ()),
        ("Data Science Consultant (m/w/d)", ("consultant",)),
        ("Recruitment Consultant", ()),
        ("Founding AI Engineer", ("founding",)),
        ("Co-Founder & CTO", ("manager", "founding")),
        ("Founding GTM Lead", ()),
        ("Engineer, AI Foundations", ()),
        ("Product Manager, AI", ()),
        ("Business Development Manager", ()),
        ("Landscape Architect", ()),
        ("", ()),
    ],
)
def test_roles_of_titles(title: str, roles: tuple[str, ...]) -> None:
    assert find_roles(title) == roles
    assert find_roles(title.upper()) == roles
