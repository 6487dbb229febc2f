"""What is raised for a variable of the environment that is wrong."""


class EnvironmentVariableError(ValueError):
    """A variable has a value that the site cannot run with."""
