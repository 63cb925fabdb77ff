import type { Role } from '../api/types';

export interface Place {
  path: string;
  name: string;
}

const tasks = { path: '/tasks', name: '待办' };
const cases = { path: '/cases', name: '办件' };
const plans = { path: '/plans', name: '培训方案' };
const people = { path: '/people', name: '人员' };
const year = { path: '/year', name: '年度' };
const transcripts = { path: '/transcripts', name: '成绩单' };
const feedback = { path: '/feedback', name: '反馈' };
const certificates = { path: '/certificates', name: '证书' };
const overview = { path: '/overview', name: '统计查询' };
const claims = { path: '/claims', name: '成果' };

const places: Record<Role, Place[]> = {
  clerk: [tasks, cases, people, overview, year],
  chief: [tasks, cases, people, overview, year],
  department: [tasks, plans, claims, feedback, people, overview, year],
  provider: [tasks, plans, year],
  unit: [
    { ...people, name: '本单位人员' },
    transcripts,
    claims,
    { path: '/submissions', name: '统一报送' },
    certificates,
    tasks,
    overview,
    year,
  ],
  person: [{ path: '/me', name: '我的学时' }, transcripts, feedback, tasks, year],
  admin: [{ path: '/orgs', name: '单位机构' }, { path: '/accounts', name: '账号' }, year],
  auditor: [cases, people, { path: '/record', name: '审计记录' }, overview, year],
};

/** Where a role's work is, the first place being the one it begins the day at. */
export function placesOf(role: Role): Place[] {
  return places[role];
}

export function homeOf(role: Role): string {
  return places[role][0]?.path ?? '/year';
}
