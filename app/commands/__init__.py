"""What each command does, apart from its flags."""

from app.commands import bulk, documents, questions, serve

__all__ = ["bulk", "documents", "questions", "serve"]
