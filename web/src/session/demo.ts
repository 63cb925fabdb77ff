/** An account of the demonstration city, as its builder makes them; all have one password. */
export interface DemoAccount {
  login: string;
  who: string;
  does: string;
}

export const demoPassword = 'xueshi2020';

export const demoAccounts: DemoAccount[] = [
  { login: 'clerk1', who: '经办人', does: '审核、登记、审验' },
  { login: 'chief', who: '科室负责人', does: '盖章、特批、公布时间' },
  { login: 'jiaoti', who: '市教体局', does: '备案培训方案' },
  { login: 'base', who: '继续教育基地', does: '登记培训结果' },
  { login: 'unit01', who: '广德市第一中学', does: '交成绩单、统一报送' },
  { login: 'person01', who: '教师本人', does: '看自己的学时' },
  { login: 'admin', who: '系统管理员', does: '单位、账号' },
  { login: 'auditor', who: '审计人员', does: '只读查阅' },
];
