package api

import (
	"bytes"
	"fmt"
	"mime/multipart"
	"net/http"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"xueshi/domain"
)

// workbook writes rows into a workbook's first worksheet.
func workbook(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		if err := book.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	file, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func (c *caller) upload(path string, file []byte, headers ...string) reply {
	c.bench.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", "list.xlsx")
	if err == nil {
		_, err = part.Write(file)
	}
	if err != nil || form.Close() != nil {
		c.bench.Fatal(err)
	}
	return c.send(http.MethodPost, path, &body, append([]string{"Content-Type", form.FormDataContentType()}, headers...)...)
}

// cells lists the problem's faults as "B2 code".
func (r reply) cells() string {
	list, _ := r.Body["errors"].([]any)
	all := make([]string, 0, len(list))
	for _, fault := range list {
		f, _ := fault.(map[string]any)
		all = append(all, fmt.Sprint(f["field"], " ", f["code"]))
	}
	return strings.Join(all, ", ")
}

func TestUnitsComeBySheet(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	header := []any{"备注", "单位名称", "统一社会信用代码", "单位性质", "主管部门"}
	good := workbook(t, header,
		[]any{"", "单位一", unitCode(11), "企业", "市财政局"},
		[]any{},
		[]any{"x", " 单位二 ", unitCode(12), "乡镇事业单位"})
	if got := admin.upload("/api/imports/units?dryRun=true", good).want(http.StatusOK); fmt.Sprint(got.Body) != "map[dryRun:true lines:2]" {
		t.Errorf("dry run says %s", got.Text)
	}
	if n := len(admin.get("/api/units").items()); n != 1 {
		t.Fatalf("a dry run left %d units", n)
	}
	admin.upload("/api/imports/units", good, keyHeader, "key-00001").want(http.StatusOK)
	again := admin.upload("/api/imports/units", good, keyHeader, "key-00001").want(http.StatusOK)
	if again.Header.Get("Idempotent-Replay") != "true" {
		t.Error("the same sheet again was taken over again")
	}
	if n := len(admin.get("/api/units").items()); n != 3 {
		t.Fatalf("%d units, want 3", n)
	}
	bad := workbook(t, header,
		[]any{"", "单位三", "91341822MA2N0ABC10", "企业", ""},
		[]any{"", "单位三", unitCode(12), "公司", "市文旅局"},
		[]any{"", "", unitCode(13), "社会组织", ""})
	got := admin.upload("/api/imports/units", bad).want(http.StatusUnprocessableEntity)
	want := "C2 unit_code.check_character, E3 unit.unknown_supervisor, B3 org.name_taken, C3 unit.code_taken, D3 unit.kind, B4 form.required"
	if got.cells() != want {
		t.Errorf("refused %s\n   want %s", got.cells(), want)
	}
	if n := len(admin.get("/api/units").items()); n != 3 {
		t.Errorf("a refused sheet left %d units", n)
	}
}

func TestPeopleComeBySheet(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.year()
	unit := b.account(domain.RoleUnit)
	header := []any{"姓名", "身份证号码", "系列", "参加当年职称评审"}
	good := workbook(t, header, []any{"张三", idNumber(1), "会计", "是"}, []any{"李四", strings.ToLower(idNumber(2)), "会计"})
	unit.upload("/api/imports/people", good).want(http.StatusOK)
	if n := len(unit.get("/api/people?year=2020&state=titleReview").items()); n != 1 {
		t.Errorf("%d people in the title review, want 1", n)
	}
	bad := workbook(t, append(header, "单位统一社会信用代码"),
		[]any{"王五", idNumber(1), "会计", "也许"},
		[]any{"赵六", idNumber(3), "", "否", unitCode(9)},
		[]any{"", idNumber(3), "会计", "", unitCode(1)})
	got := unit.upload("/api/imports/people", bad).want(http.StatusUnprocessableEntity)
	want := "D2 import.yes_or_no, B2 person.known, C3 form.required, E3 person.unknown_unit, A4 form.required, B4 person.known"
	if got.cells() != want {
		t.Errorf("refused %s\n   want %s", got.cells(), want)
	}
}

func TestWhatIsNoSheetIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	for name, c := range map[string]struct {
		file []byte
		code string
	}{
		"text":      {[]byte("姓名,身份证号码"), "import.not_xlsx"},
		"columns":   {workbook(t, []any{"姓名"}), "import.no_column"},
		"headers":   {workbook(t, []any{"姓名", "身份证号码", "系列"}), "import.empty"},
		"no header": {workbook(t), "import.empty"},
	} {
		t.Log(name)
		admin.upload("/api/imports/people", c.file).refused(http.StatusUnprocessableEntity, c.code, "file")
	}
	admin.upload("/api/imports/people", make([]byte, maxUpload)).want(http.StatusUnprocessableEntity)
	admin.send(http.MethodPost, "/api/imports/people", http.NoBody).want(http.StatusUnprocessableEntity)
}

func TestManyFaultsAreToldInPart(t *testing.T) {
	t.Parallel()
	b := setup(t)
	unit := b.account(domain.RoleUnit)
	rows := [][]any{{"姓名", "身份证号码", "系列"}}
	for range maxFaults + 7 {
		rows = append(rows, []any{"某人", "1", "会计"})
	}
	got := unit.upload("/api/imports/people", workbook(t, rows...)).want(http.StatusUnprocessableEntity)
	if list, _ := got.Body["errors"].([]any); len(list) != maxFaults+1 || !strings.HasSuffix(got.cells(), "file import.more") {
		t.Errorf("%d faults are told", len(list))
	}
}

func TestATemplateCanBeFilledInAndImported(t *testing.T) {
	t.Parallel()
	b := setup(t)
	admin := b.account(domain.RoleAdmin)
	got := admin.get("/api/imports/units/template").want(http.StatusOK)
	if got.Header.Get("Content-Type") != xlsxType || !strings.Contains(got.Header.Get("Content-Disposition"), "attachment") {
		t.Errorf("the template came as %v", got.Header)
	}
	book, err := excelize.OpenReader(strings.NewReader(got.Text))
	if err != nil {
		t.Fatal(err)
	}
	for cell, value := range map[string]string{"A2": "单位一", "B2": unitCode(11), "C2": "企业", "D2": "市财政局"} {
		if err := book.SetCellStr("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	file, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	admin.upload("/api/imports/units", file.Bytes()).want(http.StatusOK)
	if _, err := readSheet(strings.NewReader(admin.get("/api/imports/people/template").Text), personColumns()); err != nil {
		t.Errorf("the people's template: %v", err)
	}
}
