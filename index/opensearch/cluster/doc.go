// Package cluster is a small client of an OpenSearch cluster: its address, its
// credentials, and the calls that an archive makes. It knows nothing of articles.
//
// A call goes to one of the cluster's addresses. When that one cannot be reached,
// or the cluster has too much to do or no manager at the moment, it is made again,
// at another address where there is one, with growing pauses, until it is answered,
// its context is done or Options.Patience is over. So a call may be carried out
// twice: whoever writes gives ids and versions that make this harmless, see MayBeOurs.
//
// A read that takes much longer than such reads do is made at another node too, and the
// first answer is taken; Hedges counts this. Then a roll call asks each address which
// nodes answer: addresses that do not are left out until they do, and reads are asked of
// copies on other nodes than silent ones where that makes no difference, see AnyCopy. A
// point in time is bound to its nodes: whoever can do with another leaves it, see Leaving.
//
// Errors are *dateline.Error: Unavailable where the cluster is away, overloaded,
// out of disk, or refuses the credentials; ErrAbsent, ErrConflict and ErrExpired
// are in the chain where callers can do something about it; and what the cluster
// said is a *Failure in the chain, for the log.
//
// Requests and answers are small JSON of our own above the transport of
// opensearch-go. Its typed calls are not used: they read sort values into float64,
// which loses integers above 2^53, hide answers that are partial unless told
// otherwise, and read bodies of any size. Nor is its pool of nodes: it takes a
// call that its caller gave up for a failure of the node.
package cluster
