package advice

// Notice is what is worth knowing about something that is read. Notices can be compared.
type Notice struct {
	Message string
	Advice  Advice
}

// String returns the message and behind it the advice.
func (n Notice) String() string { return n.Reason().Error() }

// Reason returns the notice as one.
func (n Notice) Reason() *Error { return Invalidf(n.Advice, "%s", n.Message) }
