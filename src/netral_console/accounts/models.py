"""Logins. A login knows a pseudonym and a role; names of civil servants are not here."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from netral.casework import Actor, ActorId, PersonKey
from netral_console.accounts.role import ConsoleRole


class UserManager(BaseUserManager["User"]):
    """Makes logins."""

    def create_login(
        self,
        login_name: str,
        password: str | None,
        *,
        role: ConsoleRole,
        actor_id: str,
        person: str | None = None,
        unit: str = "",
        email: str = "",
    ) -> "User":
        """Make a login.

        Args:
            login_name: What is typed to log in.
            password: In clear; stored as Argon2 only. Without one only single sign-on or
                a passkey lets in.
            role: Its one role.
            actor_id: The pseudonym under which the human being acts in cases.
            person: Their own pseudonym in the register, if they are a civil servant.
            unit: Their unit; a draw must know it.
            email: Where messages reach them.
        """
        user = self.model(
            login_name=login_name,
            role=role.value,
            actor_id=actor_id,
            person=person,
            unit=unit,
            email=email,
        )
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login of one human being in one role."""

    login_name = models.TextField(unique=True)
    email = models.TextField(blank=True, default="")
    actor_id = models.TextField(unique=True)
    role = models.TextField(choices=[(each.value, each.value) for each in ConsoleRole])
    person = models.TextField(null=True, blank=True)
    unit = models.TextField(blank=True, default="")
    is_active = models.BooleanField(default=True)

    objects = UserManager()
    USERNAME_FIELD = "login_name"
    EMAIL_FIELD = "email"

    class Meta:
        """One person has one login as the person."""

        db_table = "console_login"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=models.Q(role=ConsoleRole.PERSON.value),
                name="one_login_a_person",
            ),
        )

    @property
    def console_role(self) -> ConsoleRole:
        """The role as a member of the closed set."""
        return ConsoleRole(self.role)

    def as_actor(self) -> Actor:
        """Give whom the table of steps sees.

        Raises:
            ValueError: If it is an administrator, who acts in no case.
        """
        role = self.console_role.case_role
        if role is None:
            raise ValueError(self.role)
        person = None if self.person is None else PersonKey(self.person)
        return Actor(actor_id=ActorId(self.actor_id), role=role, person=person)
