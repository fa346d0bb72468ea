// A field in its own signature is that of `this`, one of another signature is not.
abstract sig Item { tag: lone Tag, near: set Item }
sig Book extends Item {
  pages: some Page,
  marked: set pages,
  cover: one Page
} {
  cover in pages
  some tag and no @tag & near -> tag
  size[Title, this] = pages
}
one sig Shelf in Item { var holds: set Book } { always some holds }
sig Tag { title: lone Tag }
sig Page {}
sig Title { size: Book -> Page, title: set Book }

pred Book.open_ [by: Tag] { by = this.tag and some this.marked }
fun Book.first_ : set Page { this.pages - this.marked }
pred fresh [near: Book] { no near.marked }

// A variable hides a field, a predicate and a signature.
run shadow { all Tag: Book, fresh: Tag.pages | fresh in Tag.cover }
run receiver { some b: Book, t: Tag | b.open_[t] and open_[b, t] and some b.first_ and fresh[b] }
run asked { some b: Book | Book <: near in b.near -> Item }
