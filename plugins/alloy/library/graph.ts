/** `util/graph[node]`: properties of directed graphs whose edges are a binary relation. */
export const GRAPH = `module util/graph[node]

open util/relation as rel

pred undirected  [r: node -> node] { symmetric[r] }
pred noSelfLoops [r: node -> node] { irreflexive[r] }

pred weaklyConnected   [r: node -> node] { all a, b: node | a in b.*(r + ~r) }
pred stronglyConnected [r: node -> node] { all a, b: node | a in b.*r }

pred rootedAt [r: node -> node, root: node] { node in root.*r }
pred ring     [r: node -> node] { all a: node | one a.r and rootedAt[r, a] }

pred dag    [r: node -> node] { acyclic[r, node] }
pred forest [r: node -> node] {
  dag[r]
  all a: node | lone r.a
}
pred tree [r: node -> node] {
  forest[r]
  lone root: node | no r.root
}
pred treeRootedAt [r: node -> node, root: node] {
  forest[r]
  rootedAt[r, root]
}

fun roots      [r: node -> node]: set node { node - node.^r }
fun leaves     [r: node -> node]: set node { node - node.^~r }
fun innerNodes [r: node -> node]: set node { node - leaves[r] }
`;
