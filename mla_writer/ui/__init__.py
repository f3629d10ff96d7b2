"""The window: a face over `Case`, made with Qt Widgets. Nothing below this room knows of it."""
