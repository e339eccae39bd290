"""Sentences for people, in English, made of findings; nothing here decides anything."""
