"""The words of the field as values: event, participant, preference, slot, meeting, agenda."""
