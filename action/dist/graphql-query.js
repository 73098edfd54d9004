const e=`{ __typename login }`,t=`pageInfo { hasNextPage endCursor }`,n=`reactionGroups { content viewerHasReacted }`,r=`id isMinimized databaseId body createdAt lastEditedAt viewerDidAuthor
  author ${e} editor ${e} ${n}`,i=`[LABELED_EVENT, UNLABELED_EVENT, ASSIGNED_EVENT, UNASSIGNED_EVENT, CLOSED_EVENT, REOPENED_EVENT, RENAMED_TITLE_EVENT]`,a=`__typename
  ... on LabeledEvent { id createdAt actor ${e} label { name } }
  ... on UnlabeledEvent { id createdAt actor ${e} label { name } }
  ... on AssignedEvent { id createdAt actor ${e} assignee { ... on User { login } ... on Bot { login } } }
  ... on UnassignedEvent { id createdAt actor ${e} assignee { ... on User { login } ... on Bot { login } } }
  ... on ClosedEvent { id createdAt actor ${e} stateReason
    closer { __typename ... on PullRequest { number merged repository { nameWithOwner } } } }
  ... on ReopenedEvent { id createdAt actor ${e} }
  ... on RenamedTitleEvent { id createdAt actor ${e} currentTitle }`,o=`closing: timelineItems(last: 1, itemTypes: [CLOSED_EVENT]) { nodes { ... on ClosedEvent { id
    closer { ... on Commit { associatedPullRequests(first: 5) { nodes { number merged repository { nameWithOwner } } } } } } } }`,s=`rateLimit { limit remaining resetAt }
  viewer { login }
  organisation: repository(owner: $owner, name: ".github") {
    object(expression: $path) { ... on Blob { text } }
  }`,c=`databaseId nameWithOwner visibility isArchived
    defaultBranchRef { name target { oid } }
    labels(first: 100) { nodes { name } ${t} }
    object(expression: $path) { ... on Blob { text } }`,l=(s,c)=>`number title body url createdAt lastEditedAt state locked
      author ${e}
      labels(first: 100) { nodes { name } }
      assignees(first: 20) { nodes { login } }
      ${n}
      comments(first: ${s}) { nodes { ${r} } ${t} }
      timelineItems(first: ${c}, itemTypes: ${i}) { nodes { ${a} } ${t} }
      ${o}`,u=`query Issue($owner: String!, $name: String!, $number: Int!, $path: String!) {
  ${s}
  repository(owner: $owner, name: $name) {
    ${c}
    issue(number: $number) {
      ${l(100,100)}
    }
  }
}`,d=`query Page($owner: String!, $name: String!, $number: Int!, $comments: String, $events: String, $moreComments: Boolean!, $moreEvents: Boolean!) {
  repository(owner: $owner, name: $name) {
    issue(number: $number) {
      comments(first: 100, after: $comments) @include(if: $moreComments) { nodes { ${r} } ${t} }
      timelineItems(first: 100, after: $events, itemTypes: ${i}) @include(if: $moreEvents) { nodes { ${a} } ${t} }
    }
  }
}`;export{u as a,c,a as i,i as l,s as n,t as o,o as r,d as s,e as t,l as u};