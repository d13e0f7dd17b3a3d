"""The exact search behind the plan: tables, bounds in machine code, branch and bound."""
