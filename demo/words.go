package demo

import "xueshi/domain"

// surnames, the common ones first: the draw prefers the front.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"

// given are characters that names are made of.
const given = "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂兰英华玉萍红玲芬燕彬春菊梅莉荣爱玲凤洁琳素云莲真环雪慧巧美茜嘉琼勤珍贞佳瑞志文博宇浩然子轩雨欣思远建国庆海波晓东立新永健世昌"

// The log-ins of the departments.
const (
	education    = "jiaoti"
	health       = "weijian"
	construction = "zhujian"
	water        = "shuili"
	farming      = "nongye"
	forestry     = "ziran"
	economy      = "jingxin"
	traffic      = "jiaotong"
	partySchool  = "dangxiao"
	environment  = "huanjing"
	finance      = "caizheng"
	culture      = "wenlv"
	media        = "rongmei"
)

// department is a department of the annex with the log-in of its account.
type department struct {
	name, series, login string
	people              int // of the series in the whole city, roughly
	subjects            []string
	units               []unitKind
}

// unitKind is a unit's name and kind. The names of places are invented.
type unitKind struct {
	name string
	kind domain.UnitKind
}

func enterprise(name string) unitKind  { return unitKind{name, domain.UnitEnterprise} }
func institution(name string) unitKind { return unitKind{name, domain.UnitInstitution} }
func social(name string) unitKind      { return unitKind{name, domain.UnitSocial} }
func township(name string) unitKind    { return unitKind{name, domain.UnitTownship} }

// departments are those of the annex of guangde-2020, in its order, with the units they supervise.
func departments() []department {
	return []department{
		{"市教体局", "教师", education, 640, []string{"小学数学教师专业能力提升", "中学班主任育德能力研修", "信息技术与学科教学融合", "乡村教师教学技能提升"}, []unitKind{
			institution("广德市第一中学"), institution("广德市桐汭中学"), institution("广德市实验小学"), institution("广德市横山路小学"),
			institution("广德市职业技术学校"), institution("广德市教师发展中心"), township("青岚镇中心小学"), township("石鼓镇初级中学"),
			township("柳溪镇九年一贯制学校"), social("广德启明民办学校"),
		}},
		{"市卫健委", "卫生", health, 400, []string{"基层医务人员急救技能", "院内感染防控新进展", "慢性病管理与家庭医生签约服务", "中医适宜技术推广"}, []unitKind{
			institution("广德市人民医院"), institution("广德市中医院"), institution("广德市疾病预防控制中心"), township("青岚镇中心卫生院"),
			township("梅渡镇卫生院"), township("云岭乡卫生院"), enterprise("广德康和骨科医院有限公司"),
		}},
		{"市住建局", "建设", construction, 170, []string{"装配式建筑施工技术", "建设工程质量安全管理", "绿色建筑设计标准", "工程造价新规范"}, []unitKind{
			enterprise("广德宏图建筑工程有限公司"), enterprise("广德方正建筑设计有限公司"), enterprise("广德诚信工程监理有限公司"),
			institution("广德市建设工程质量监督站"), township("石鼓镇规划建设所"),
		}},
		{"市水利局", "水利水电", water, 70, []string{"农村饮水安全与水质检测", "小型水库运行管理", "河湖长制与水环境治理", "水利工程质量监督"}, []unitKind{
			institution("广德市卢湖水库管理处"), township("柳溪镇水利站"), enterprise("广德清源水务有限公司"),
		}},
		{"市农业农村局", "农业（农机）", farming, 110, []string{"茶园绿色防控技术", "农机安全与智能装备", "土壤改良与测土配方施肥", "农产品质量安全检测"}, []unitKind{
			institution("广德市农业技术推广中心"), township("青岚镇农业综合服务站"), township("梅渡镇农机站"), social("广德市茶叶产业协会"),
		}},
		{"市自然资源和规划局", "林业", forestry, 60, []string{"毛竹林丰产经营技术", "森林病虫害防治", "林业资源调查与监测", "林木种苗繁育"}, []unitKind{
			institution("广德市林业科学研究所"), township("云岭乡林业站"), enterprise("广德竹海林产有限公司"),
		}},
		{"市经信局", "经济、电子信息", economy, 150, []string{"智能制造与工业互联网", "电子线路板清洁生产", "企业经济管理实务", "数据安全基础"}, []unitKind{
			enterprise("广德新芯电子有限公司"), enterprise("广德恒达电路板有限公司"), enterprise("广德万象商贸有限公司"), social("广德市电子行业协会"),
		}},
		{"市交通局", "交通工程", traffic, 70, []string{"公路养护新技术", "桥梁检测与加固", "交通工程安全管理", "沥青路面施工工艺"}, []unitKind{
			enterprise("广德通达路桥有限公司"), institution("广德市公路管理服务中心"),
		}},
		{"市委党校", "党校教师", partySchool, 25, []string{"党校教师教学能力提升", "基层党建案例教学法", "干部教育课程开发", "调研报告写作"}, []unitKind{institution("中共广德市委党校教研室")}},
		{"市生态环境分局", "环境", environment, 55, []string{"大气污染源监测技术", "水环境监测质量控制", "固体废物管理", "突发环境事件应急监测"}, []unitKind{
			institution("广德市环境监测站"), enterprise("广德碧水环境科技有限公司"),
		}},
		{"市财政局", "会计", finance, 130, []string{"新收入准则与税收政策", "政府会计制度实务", "内部控制与风险管理", "管理会计应用"}, []unitKind{
			enterprise("广德中衡会计师事务所"), enterprise("广德信达税务师事务所"), social("广德市会计学会"),
		}},
		{"市文化旅游局", "群文、艺术、文博", culture, 70, []string{"非物质文化遗产保护实务", "群众文化活动策划", "馆藏文物保护与数字化", "公共文化服务标准"}, []unitKind{
			institution("广德市文化馆"), institution("广德市博物馆"), township("石鼓镇文化站"),
		}},
		{"市融媒体中心", "电视工程、播音、编辑", media, 50, []string{"融媒体节目制作", "播音与主持语言艺术", "短视频编辑与传播", "广播电视技术安全播出"}, []unitKind{institution("广德市广播电视台")}},
	}
}

// otherProviders teach besides the base.
func otherProviders() []Provider {
	return []Provider{{Login: "jinxiu", Name: "广德市教师进修学校"}, {Login: "weixiao", Name: "广德市卫生健康培训中心"}}
}
