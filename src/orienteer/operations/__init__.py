"""Running Orienteer: checks of the installation and the data, from outside the verbs."""
