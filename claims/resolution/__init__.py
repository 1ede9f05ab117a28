"""Makes a claim stand alone: pronouns and descriptions, where the text makes it safe."""
