"""Which of the two connections may change tables."""


class OwnerMigrates:
    """Lets only the owner's connection migrate; the application reads and writes rows."""

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:  # noqa: ARG002
        """Tell whether a connection may migrate."""
        return db == "owner"
