"""The evidence room: exhibits that anyone can verify and nobody can rewrite unseen."""
