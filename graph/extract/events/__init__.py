"""Events as frames whose slots are filled from sentences, tables and programmes."""
