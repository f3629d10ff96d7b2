"""An authority's own .docx as the letterhead of our letters: read as if an enemy had sent it, cleaned, and worn by a letter."""
