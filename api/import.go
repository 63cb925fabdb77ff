package api

import (
	"context"
	"errors"
	"mime"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"xueshi/domain"
	"xueshi/store"
	"xueshi/texts"
)

func (s *Server) registerImports() {
	admin := []domain.Role{domain.RoleAdmin}
	keepers := []domain.Role{domain.RoleUnit, domain.RoleClerk, domain.RoleAdmin}
	handle(s, Operation{
		ID: "importUnits", Method: http.MethodPost, Path: uploads + "units", Tag: "imports", Roles: admin,
		Summary: "Make units by sheet, all or none",
	}, s.importUnits)
	handle(s, Operation{
		ID: "importPeople", Method: http.MethodPost, Path: uploads + "people", Tag: "imports", Roles: keepers,
		Summary: "Make people by sheet, all or none, enrolled in every open year",
	}, s.importPeople)
	handleTemplate(s, Operation{
		ID: "getUnitTemplate", Path: uploads + "units/template", Roles: admin,
		Summary: "An empty sheet for importUnits",
	}, "用人单位导入模板.xlsx", unitColumns())
	handleTemplate(s, Operation{
		ID: "getPersonTemplate", Path: uploads + "people/template", Roles: keepers,
		Summary: "An empty sheet for importPeople",
	}, "人员导入模板.xlsx", personColumns())
}

// ImportInput is an uploaded sheet.
type ImportInput struct {
	RawBody huma.MultipartFormFiles[struct {
		File huma.FormFile `form:"file" required:"true" contentType:"application/octet-stream" doc:"XLSX, as the template"`
	}] `json:"-"`
	DryRun bool `query:"dryRun" doc:"only say whether it could be done"`
	Sheet  *sheet
}

// read reads the sheet, before the transaction begins, and removes the uploaded file.
func (in *ImportInput) read(columns []column) (err error) {
	upload := in.RawBody.Data().File
	in.Sheet, err = readSheet(upload, columns)
	return errors.Join(err, upload.Close(), in.RawBody.Form.RemoveAll())
}

// Imported says how many lines were, or in a dry run would be, taken over.
type Imported struct {
	Lines  int  `json:"lines"`
	DryRun bool `json:"dryRun"`
}

func (in *ImportInput) imported(err error) (Imported, error) {
	if err != nil {
		return Imported{}, in.Sheet.refusals(err)
	}
	return Imported{Lines: len(in.Sheet.Lines), DryRun: in.DryRun}, nil
}

// ImportUnitsInput is an uploaded sheet of units.
type ImportUnitsInput struct{ ImportInput }

func (in *ImportUnitsInput) prepare(context.Context, *Server) error { return in.read(unitColumns()) }

func unitColumns() []column {
	return []column{
		{field: "name", header: "单位名称", example: "示例：广德某会计师事务所"},
		{field: "code", header: "统一社会信用代码", example: "91341822MA2N0ABC1X"},
		{field: "kind", header: "单位性质", example: "企业"},
		{field: "supervisedBy", header: "主管部门", example: "市财政局", optional: true},
	}
}

func (s *Server) importUnits(ctx context.Context, tx *store.Tx, _ domain.Actor, in *ImportUnitsInput) (Imported, error) {
	kinds := map[string]domain.UnitKind{}
	for _, k := range []domain.UnitKind{domain.UnitEnterprise, domain.UnitInstitution, domain.UnitSocial, domain.UnitTownship} {
		kinds[texts.UnitKind(k)] = k
	}
	lines := make([]store.UnitLine, len(in.Sheet.Lines))
	for i, cells := range in.Sheet.Lines {
		lines[i] = store.UnitLine{Name: cells[0], Code: cells[1], Kind: kinds[cells[2]], Department: cells[3]}
	}
	return in.imported(tx.ImportUnits(ctx, lines, in.DryRun))
}

// ImportPeopleInput is an uploaded sheet of people.
type ImportPeopleInput struct{ ImportInput }

func (in *ImportPeopleInput) prepare(context.Context, *Server) error {
	return in.read(personColumns())
}

func personColumns() []column {
	return []column{
		{field: "name", header: "姓名", example: "示例：张三"},
		{field: "idNumber", header: "身份证号码", example: "341822198801011234"},
		{field: "series", header: "系列", example: "会计"},
		{field: "titleReview", header: "参加当年职称评审", example: "否", optional: true},
		{field: "unitId", header: "单位统一社会信用代码", example: "91341822MA2N0ABC1X", optional: true}, // a unit's own sheet does without
	}
}

func (s *Server) importPeople(ctx context.Context, tx *store.Tx, actor domain.Actor, in *ImportPeopleInput) (Imported, error) {
	var unread store.LineRefusals
	lines := make([]store.PersonLine, len(in.Sheet.Lines))
	for i, cells := range in.Sheet.Lines {
		lines[i] = store.PersonLine{Name: cells[0], IDNumber: cells[1], Series: cells[2], TitleReview: cells[3] == yes, UnitCode: cells[4]}
		if cells[3] != yes && cells[3] != no && cells[3] != "" {
			unread = append(unread, store.LineRefusal{Line: i, Refusal: *domain.Refuse("", "import.yes_or_no", "titleReview")})
		}
	}
	return in.imported(tx.ImportPeople(ctx, actor, lines, unread, in.DryRun))
}

// What a cell that asks a question may hold, besides nothing, which is no.
const (
	yes = "是"
	no  = "否"
)

// download is a document with its name.
type download struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// handleTemplate registers the download of a sheet's template.
func handleTemplate(s *Server, o Operation, name string, columns []column) {
	o.Method, o.Tag, o.Produces, o.Quiet = http.MethodGet, "imports", xlsxType, true
	register(s, o, func(context.Context, *request, *struct{}) (*download, error) {
		data, err := template(columns)
		return &download{ContentType: xlsxType, Disposition: mime.FormatMediaType("attachment", map[string]string{"filename": name}), Body: data}, err
	})
}
