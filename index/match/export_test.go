package match

// Held is how many segments a cache knows, how many lists it keeps, and how many bytes
// more it could.
func (c *Cache) Held() (segments, lists, room int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.segments), len(c.lists.byKey), c.lists.room
}
