// Package opensearch is an archive in an OpenSearch cluster: any number of servers on one
// cluster are one archive. The record is index/opensearch/log, the index that is searched
// index/opensearch/find.
//
// Each server has a follower. The one that holds the lease brings the index up to the
// record, article by article; the others only hear what was said of entities, so that
// they read queries alike. What a follower writes depends on the record alone and carries
// the change up to which it was read and an epoch, so that a late one does no harm, and
// another goes on where one ended.
package opensearch
