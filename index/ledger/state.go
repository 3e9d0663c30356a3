package ledger

import "dateline"

// maxStateKeyBytes bounds a key of State.
const maxStateKeyBytes = 1024

// AcceptState refuses as Invalid a key of dateline.State that is not 1 to 1,024 bytes of
// UTF-8 without a zero byte, and a value of more than dateline.MaxStateBytes.
func AcceptState(key string, value []byte) error {
	if key == "" {
		return dateline.Invalidf("key", "it is empty; want 1 to %d bytes", maxStateKeyBytes)
	}
	if err := CheckString("key", key, maxStateKeyBytes); err != nil {
		return err
	}
	if len(value) > dateline.MaxStateBytes {
		return dateline.Invalidf("value", "it has %d bytes; want at most %d", len(value), dateline.MaxStateBytes)
	}
	return nil
}
