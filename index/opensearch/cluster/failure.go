package cluster

import (
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"dateline"
)

// maxReason is how much of an answer that is not OpenSearch's goes to the log.
const maxReason = 300

// blockType is OpenSearch's name of what stands in the way of a write while a disk is full.
const blockType = "cluster_block_exception"

// OpenSearch's names of failures that callers can do something about.
var (
	absentTypes   = []string{"index_not_found_exception", "aliases_not_found_exception"}
	lostTypes     = []string{"node_not_connected_exception", "node_disconnected_exception", "node_closed_exception", "no_shard_available_action_exception"}
	partTypes     = []string{"search_phase_execution_exception", "no_shard_available_action_exception"}
	conflictTypes = []string{"version_conflict_engine_exception", "resource_already_exists_exception"}
)

// told is the form of a failure: {"error":{"type","reason","root_cause"},"status"}.
type told struct {
	Error json.RawMessage `json:"error"`
}

type cause struct {
	Type      string  `json:"type"`
	Reason    string  `json:"reason"`
	RootCause []cause `json:"root_cause"`
	CausedBy  *cause  `json:"caused_by"`
}

// failureOf reads a reply whose status is none of success.
func failureOf(rep reply) *Failure {
	f := &Failure{Status: rep.status, Retried: rep.retried}
	var t told
	var c cause
	switch {
	case json.Unmarshal(rep.body, &t) != nil:
		f.Reason = string(rep.body[:min(len(rep.body), maxReason)])
	case json.Unmarshal(t.Error, &c) == nil:
		f.take(c)
	default: // a document that is not there has no error, an alias one that is a sentence
		f.Reason = string(t.Error)
	}
	f.classify(rep.pit)
	return f
}

// take reads the deepest cause that has a name: the outer ones say "all shards failed".
func (f *Failure) take(c cause) {
	f.Type, f.Reason = c.Type, c.Reason
	if f.Type == "search_phase_execution_exception" && len(c.RootCause) > 0 {
		f.Type, f.Reason = c.RootCause[0].Type, c.RootCause[0].Reason
	}
	if c.CausedBy != nil && c.CausedBy.Reason != "" && c.CausedBy.Reason != f.Reason {
		f.Reason += ": " + c.CausedBy.Type + ": " + c.CausedBy.Reason
	}
}

func (f *Failure) classify(pit bool) {
	switch {
	case f.Type == "search_context_missing_exception", pit && lostNode(f):
		f.sort = ErrExpired
	case slices.Contains(conflictTypes, f.Type), f.Status == http.StatusConflict:
		f.sort = ErrConflict
	case slices.Contains(absentTypes, f.Type), f.Status == http.StatusNotFound:
		f.sort = ErrAbsent
	case f.Status == http.StatusRequestEntityTooLarge:
		f.sort = ErrTooLarge
	case f.Status == http.StatusServiceUnavailable && slices.Contains(partTypes, f.Type):
		f.sort = ErrPart
	}
}

// lostNode reports whether a call failed since a node that it needed has just gone.
// Most calls go better the next time, on another copy. A point in time does not: it is
// on certain nodes, and ends with the first of them.
func lostNode(f *Failure) bool {
	return slices.Contains(lostTypes, f.Type) || f.Type == "illegal_state_exception" && strings.HasPrefix(f.Reason, "no node found for id")
}

// later reports whether what failed may go better when it is made again.
func (f *Failure) later() bool {
	switch {
	case f.sort == ErrPart:
		return true
	case f.sort != nil:
		return false
	case f.Status == http.StatusTooManyRequests:
		return f.Type != blockType
	}
	return f.Status == http.StatusServiceUnavailable || lostNode(f)
}

// asError words f for who asked; f itself is for the log.
func (f *Failure) asError() error {
	e := &dateline.Error{Kind: dateline.Unavailable, Err: f}
	switch {
	case f.sort == ErrConflict:
		e.Kind, e.Message = dateline.Conflict, "the archive was changed by somebody else at the same moment"
	case f.sort == ErrExpired:
		e.Kind, e.Message = dateline.Gone, "the state that was searched has expired"
	case f.sort == ErrPart:
		e.Message, e.Hint = "a part of the archive cannot be read at the moment", "try again later"
	case f.sort == ErrAbsent:
		e.Kind, e.Message = dateline.NotFound, "the cluster does not hold it"
	case f.Type == blockType && f.Status != http.StatusServiceUnavailable:
		e.Message, e.Hint = "the cluster takes no writes at the moment", "its disks may be full: see its log"
	case f.Status == http.StatusUnauthorized:
		e.Message, e.Hint = "the cluster refuses the credentials", credentialsHint
	case f.Status == http.StatusForbidden:
		e.Message, e.Hint = "the cluster does not let this user do it", credentialsHint
	case f.Status == http.StatusTooManyRequests:
		e.Message, e.Hint = "the cluster has too much to do", "try again later"
	case f.Status >= 502 && f.Status <= 504, lostNode(f):
		e.Message, e.Hint = "the cluster cannot answer at the moment", "try again later"
	default:
		e.Kind, e.Message = dateline.Internal, "the cluster refused a call"
	}
	return e
}

const credentialsHint = "set " + UserVariable + " and " + PasswordVariable + ", or " + CredentialsVariable + ", to those of a user with the rights that docs/operations.md names"

// away words an error of the connection; nil stays nil.
func (c *Client) away(err error) error {
	var known *dateline.Error
	switch {
	case err == nil, errors.As(err, &known):
		return err
	case errors.Is(err, errTooLong):
		return &dateline.Error{Kind: dateline.Internal, Message: "the cluster's answer is too long", Err: err}
	case untrusted(err):
		return &dateline.Error{
			Kind: dateline.Unavailable, Message: "the certificate of the cluster cannot be verified",
			Hint: "set " + CAVariable + " to a file with the certificate of who signed it, and see that it names the host of the address", Err: err,
		}
	}
	return &dateline.Error{
		Kind: dateline.Unavailable, Message: "no node of the cluster " + c.address.String() + " answers",
		Hint: "see that it runs and can be reached from here", Err: err,
	}
}
