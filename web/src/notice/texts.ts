export const texts = {
  title: '通知',
  none: '还没有通知',
  allRead: '全部标为已读',
  unread: (n: number) => `${n} 条未读`,
  more: '继续读取',
  deadline: (at: string) => `${at} 前`,
  unreadMark: '未读',
  rung: (name: string) => {
    if (name.startsWith('ahead')) return `提前 ${name.slice(5)} 天提醒`;
    if (name.startsWith('overdue')) return '逾期提醒';
    if (name.startsWith('today')) return '当天提醒';
    return '提醒';
  },
};
