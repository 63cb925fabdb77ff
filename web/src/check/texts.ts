export const texts = {
  title: '核验盖章编号',
  hint: '填写年度审验记录上的盖章编号和核验码，核对是否由人社局审验盖章。无需登录。',
  serial: '盖章编号',
  serialExample: '广继审〔2020〕00001号',
  serialMissing: '请填写盖章编号',
  code: '核验码',
  codeMissing: '请填写核验码',
  check: '核验',
  states: {
    valid: '核验一致',
    replaced: '已被替代：此人该年度已重新盖章',
    void: '已作废',
    none: '没有这条记录',
  },
  hours: (common: number, specialty: number) =>
    `公需 ${common} 学时，专业 ${specialty} 学时，合计 ${common + specialty} 学时`,
  says: (name: string, unit: string, year: number) => `${name}（${unit}）已完成 ${year} 年度继续教育学习任务。`,
  invalidHint: '编号与核验码不相符，或编号不存在。请逐字核对；仍不符时请联系人社局事业专技科。',
  login: '登录',
};
