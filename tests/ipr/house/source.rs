//! One source file as a tree: what it declares, and every path it mentions.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Ident, Item, ReturnType, Signature, UseTree, Visibility};

/// A file under `src/`.
pub struct Source {
    /// Where it is, from `src/`.
    pub path: String,
    /// The module it is.
    pub module: Vec<String>,
    /// The text.
    pub text: String,
    /// Every name it binds by `use`.
    pub imports: Vec<Import>,
    /// Every path in what is not a `use`, the names of its own items among them.
    pub mentions: Vec<Mention>,
    /// What it declares: the module, the files' own or one within it, and the name.
    pub items: BTreeSet<(Vec<String>, String)>,
    /// The types it declares, outside of its tests.
    pub types: Vec<String>,
    /// The functions it declares.
    pub functions: Vec<Function>,
    /// The files of tests alone that it declares.
    pub test_modules: Vec<Vec<String>>,
}

/// A name bound by `use`.
pub struct Import {
    /// Where and how it is mentioned.
    pub mention: Mention,
    /// The name it has here; `*` for all of a module.
    pub name: String,
    /// Whether it is there for others to import.
    pub is_public: bool,
}

/// A path as it is written.
#[derive(Clone)]
pub struct Mention {
    /// The module it is written in.
    pub scope: Vec<String>,
    /// Its parts.
    pub parts: Vec<String>,
    /// The line it begins on.
    pub line: usize,
    /// Whether only tests see it.
    pub is_test: bool,
}

/// A function.
pub struct Function {
    /// Its name.
    pub name: String,
    /// The line its signature begins on.
    pub line: usize,
    /// How many lines there are from there to its last brace, without those within texts.
    pub lines: usize,
    /// Whether it returns a `Result`.
    pub returns_result: bool,
}

impl Source {
    /// Reads the file at `path`.
    pub fn parse(path: &str, text: &str) -> Self {
        let mut module: Vec<String> = path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        if module == ["lib"] {
            module.clear();
        }
        let source = Self {
            path: path.to_owned(),
            module: module.clone(),
            text: text.to_owned(),
            imports: Vec::new(),
            mentions: Vec::new(),
            items: BTreeSet::new(),
            types: Vec::new(),
            functions: Vec::new(),
            test_modules: Vec::new(),
        };
        let tree = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut reader = Reader { source, scope: module, is_test: false };
        reader.visit_file(&tree);
        reader.source
    }
}

struct Reader {
    source: Source,
    scope: Vec<String>,
    is_test: bool,
}

impl Reader {
    fn mention(&self, parts: Vec<String>, line: usize) -> Mention {
        Mention { scope: self.scope.clone(), parts, line, is_test: self.is_test }
    }

    fn declare(&mut self, name: &Ident) {
        self.source.items.insert((self.scope.clone(), name.to_string()));
    }

    fn declare_type(&mut self, name: &Ident) {
        if !self.is_test {
            self.source.types.push(name.to_string());
        }
    }

    fn use_tree(&mut self, before: &[String], tree: &UseTree, is_public: bool) {
        let with = |name: &Ident| [before, &[name.to_string()]].concat();
        let (parts, name) = match tree {
            UseTree::Path(path) => return self.use_tree(&with(&path.ident), &path.tree, is_public),
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.use_tree(before, tree, is_public));
            }
            UseTree::Name(name) if name.ident == "self" => {
                (before.to_vec(), before.last().cloned().unwrap_or_default())
            }
            UseTree::Name(name) => (with(&name.ident), name.ident.to_string()),
            UseTree::Rename(rename) if rename.ident == "self" => (before.to_vec(), rename.rename.to_string()),
            UseTree::Rename(rename) => (with(&rename.ident), rename.rename.to_string()),
            UseTree::Glob(_) => (before.to_vec(), "*".to_owned()),
        };
        let mention = self.mention(parts, tree.span().start().line);
        self.source.imports.push(Import { mention, name, is_public });
    }

    /// The paths in what a macro is given.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let (mut line, mut colons) = (0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.push(&mut path, line);
                        line = name.span().start().line;
                    }
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' => colons += 1,
                other => {
                    self.push(&mut path, line);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.push(&mut path, line);
    }

    fn push(&mut self, path: &mut Vec<String>, line: usize) {
        if !path.is_empty() {
            let mention = self.mention(std::mem::take(path), line);
            self.source.mentions.push(mention);
        }
    }

    fn function(&mut self, signature: &Signature, body: &Block) {
        let line = signature.span().start().line;
        let mut texts = Texts { lines: 0 };
        texts.visit_block(body);
        let returns_result = match &signature.output {
            ReturnType::Type(_, returned) => match &**returned {
                syn::Type::Path(path) => path.path.segments.last().is_some_and(|last| last.ident == "Result"),
                _ => false,
            },
            ReturnType::Default => false,
        };
        let lines = body.span().end().line + 1 - line - texts.lines;
        let name = signature.ident.to_string();
        self.source.functions.push(Function { name, line, lines, returns_result });
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item(&mut self, item: &'ast Item) {
        let outside = self.is_test;
        self.is_test |= is_for_tests(attributes(item));
        match item {
            Item::Struct(item) => (self.declare(&item.ident), self.declare_type(&item.ident)).0,
            Item::Enum(item) => (self.declare(&item.ident), self.declare_type(&item.ident)).0,
            Item::Union(item) => (self.declare(&item.ident), self.declare_type(&item.ident)).0,
            Item::Trait(item) => (self.declare(&item.ident), self.declare_type(&item.ident)).0,
            Item::Type(item) => (self.declare(&item.ident), self.declare_type(&item.ident)).0,
            Item::Const(item) => self.declare(&item.ident),
            Item::Static(item) => self.declare(&item.ident),
            Item::Fn(item) => {
                self.declare(&item.sig.ident);
                self.function(&item.sig, &item.block);
            }
            Item::Mod(item) => self.declare(&item.ident),
            _ => {}
        }
        visit::visit_item(self, item);
        self.is_test = outside;
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.scope.push(item.ident.to_string());
        if item.content.is_none() && self.is_test {
            self.source.test_modules.push(self.scope.clone());
        }
        visit::visit_item_mod(self, item);
        self.scope.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let is_public = !matches!(item.vis, Visibility::Inherited);
        self.use_tree(&[], &item.tree, is_public);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(&item.sig, body);
        }
        visit::visit_trait_item_fn(self, item);
    }

    /// Who may see an item is no use of the module that is named.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.leading_colon.is_none() {
            let parts = path.segments.iter().map(|part| part.ident.to_string()).collect();
            let mention = self.mention(parts, path.span().start().line);
            self.source.mentions.push(mention);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.tokens(call.tokens.clone());
        visit::visit_macro(self, call);
    }
}

/// How many lines of a function lie within texts.
struct Texts {
    lines: usize,
}

impl<'ast> Visit<'ast> for Texts {
    fn visit_lit_str(&mut self, text: &'ast syn::LitStr) {
        self.lines += text.span().end().line - text.span().start().line;
    }
}

/// Whether what has these attributes is compiled for tests alone.
fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.parse_args::<Ident>().is_ok_and(|condition| condition == "test")
    })
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Mod(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Const(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        _ => &[],
    }
}
