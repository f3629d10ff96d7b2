"""Letters that come back edited in Word, and two versions of a request side by side."""
