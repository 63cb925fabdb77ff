package texts

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// source is what the tables are compared with: every Go file of the program, tests left out.
type source struct {
	files    []*ast.File
	literals map[string]bool // every text in it
	position func(ast.Node) string
}

// program parses the whole module, and only some folders of it if they are named.
func program(t *testing.T, folders ...string) source {
	t.Helper()
	fset := token.NewFileSet()
	s := source{literals: map[string]bool{}, position: func(n ast.Node) string { return fset.Position(n.Pos()).String() }}
	if len(folders) == 0 {
		folders = []string{"."}
	}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join("..", folder), func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && (strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 || d.Name() == "node_modules" || d.Name() == "texts"):
				return filepath.SkipDir
			case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			s.files = append(s.files, file)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	s.each(func(n ast.Node) {
		if text, ok := literal(n); ok {
			s.literals[text] = true
		}
	})
	return s
}

// each visits every node of every file.
func (s source) each(visit func(ast.Node)) {
	for _, file := range s.files {
		ast.Inspect(file, func(n ast.Node) bool {
			if n != nil {
				visit(n)
			}
			return true
		})
	}
}

// calls visits every call of a function or method of the name.
func (s source) calls(name string, visit func(*ast.CallExpr)) {
	s.each(func(n ast.Node) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return
		}
		switch f := call.Fun.(type) {
		case *ast.SelectorExpr:
			if f.Sel.Name == name {
				visit(call)
			}
		case *ast.Ident:
			if f.Name == name {
				visit(call)
			}
		}
	})
}

// constants visits the value of every text constant of a type.
func (s source) constants(typeName string, visit func(value string)) {
	s.each(func(n ast.Node) {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || spec.Type == nil || !isType(spec.Type, typeName) {
			return
		}
		for _, v := range spec.Values {
			if value, ok := literal(v); ok {
				visit(value)
			}
		}
	})
}

func isType(e ast.Expr, name string) bool {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name == name
	case *ast.SelectorExpr:
		return x.Sel.Name == name
	default:
		return false
	}
}

// literal returns the text of a text literal.
func literal(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}
