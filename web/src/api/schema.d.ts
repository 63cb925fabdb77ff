// Generated from the OpenAPI document by `npm run schema`. Do not edit.

export interface paths {
    "/api/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts by login */
        get: operations["listAccounts"];
        put?: never;
        /** Make an account for somebody */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/accounts/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename, disable, enable, or give a new password */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/api/accounts/{accountId}/tasks/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give all tasks of staff who leave to a colleague */
        post: operations["moveTasks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Appeal against an incomplete year: what follows from it is suspended until that is decided (R18) */
        post: operations["fileAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appeals/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a returned appeal back corrected */
        put: operations["correctAppeal"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backlog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits in the whole city, counted by step and by who holds it, and how old it is */
        get: operations["getBacklog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve or return up to 500 steps, each with its own result; the same Idempotency-Key resumes it */
        post: operations["decideMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batchId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a batch has come */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases, the newest filing first */
        get: operations["listCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case with everything its page shows */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/copies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let others see the case, and tell them */
        post: operations["copyCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/steps/{n}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve, return or reject */
        post: operations["decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/steps/{n}/give-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a held step back into the queue */
        post: operations["giveBackTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/steps/{n}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a step to a named colleague */
        post: operations["handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/steps/{n}/signers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a colleague to sign, too, by decide */
        post: operations["addSigner"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/steps/{n}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a step from the desk's queue */
        post: operations["takeTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, who waits on whom, until when */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/urge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remind the desk that the case waits, once a day */
        post: operations["urge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{caseId}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an undecided case back */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for the first booklet of a certificate, its next volume, or the replacement of one that is gone (R19, R20) */
        post: operations["fileCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a returned request back corrected */
        put: operations["correctCertificate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/certificates/{caseId}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a sealed booklet over for a signature (R19) */
        post: operations["handOutCertificate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check a stamped year by serial number and code (R15) */
        get: operations["checkSerial"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for specialty hours by evidence of work (R9) */
        post: operations["fileClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/claims/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a returned claim back corrected */
        put: operations["correctClaim"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The business time, and how far a move has come */
        get: operations["getClock"];
        put?: never;
        /** Move a rehearsal's business time forward */
        post: operations["moveClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/colleagues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who sits at the caller's desk */
        get: operations["listColleagues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments by name, with their series */
        get: operations["listDepartments"];
        put?: never;
        /** Make a department */
        post: operations["createDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One department */
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a person's year allows a title review, an appointment or an excellent assessment (R18); every query is logged */
        post: operations["askEligibility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/eligibility/queries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asked about whom and why, the latest first */
        get: operations["listEligibilityQueries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Server-sent events: a caseId whenever a case that the caller may see has changed */
        get: operations["watch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask that people may be submitted late, for a time (R17) */
        post: operations["fileException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exceptions/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a returned request back corrected */
        put: operations["correctException"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a problem or a need to the department and the bureau (R21) */
        post: operations["fileFeedback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/feedback/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answer a question back about one's feedback */
        put: operations["correctFeedback"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make people by sheet, all or none, enrolled in every open year */
        post: operations["importPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/people/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty sheet for importPeople */
        get: operations["getPersonTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make units by sheet, all or none */
        post: operations["importUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/units/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty sheet for importUnits */
        get: operations["getUnitTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the caller was told, the newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notices/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mark notices as read */
        post: operations["readNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People by name */
        get: operations["listPeople"];
        put?: never;
        /** Make a person, enrolled in every open year */
        post: operations["createPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: operations["getPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person */
        patch: operations["updatePerson"];
        trace?: never;
    };
    "/api/people/{personId}/certificate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's certificate: its number, its booklets, and which years stand in them */
        get: operations["getCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/certificate.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entry page of a person's certificate, with every stamped year (R19, R20) */
        get: operations["printCertificate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{personId}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's moves, the latest first */
        get: operations["listMoves"];
        put?: never;
        /** Note that a person moved to another unit, left, retired, died or came back; hours follow the person */
        post: operations["movePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phrases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Stock phrases for comments: shared ones and the caller's own */
        get: operations["listPhrases"];
        put?: never;
        /** Keep a stock phrase */
        post: operations["addPhrase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/phrases/{phraseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forget a stock phrase */
        delete: operations["deletePhrase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** File a training plan (R1, R2) and get its receipt (R3) */
        post: operations["filePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a returned plan back corrected (R3) */
        put: operations["correctPlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give an accepted plan up */
        post: operations["cancelPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** File a change of an accepted plan (R5) */
        post: operations["changePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/receipt.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of a filing (备案回执); sealed and signed once the plan is accepted (R3) */
        get: operations["printReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record the participants' results (R8) */
        post: operations["recordResults"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/roster": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add people until the first day (R5) */
        post: operations["joinRoster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/roster.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan's roster (参训人员名单), with a column to sign in */
        get: operations["printRoster"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{caseId}/roster/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take people off the roster (R5) */
        post: operations["leaveRoster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Providers by name */
        get: operations["listProviders"];
        put?: never;
        /** Make a provider */
        post: operations["createProvider"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One provider */
        get: operations["getProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record: every change, export, log-in, log-out and refused access, the newest first */
        get: operations["listRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/record/{position}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The proof of an entry, which stands alone: xueshi audit check reads it */
        get: operations["proveEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in, and what deployment this is */
        get: operations["me"];
        put?: never;
        /** Log in with login and password */
        post: operations["login"];
        /** Log out */
        delete: operations["logout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the own password; every other session of the account ends */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for an app that shows codes (RFC 6238); it counts when a code of it was confirmed */
        post: operations["beginSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the second factor with a code; the answer holds the recovery codes, once */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The own sessions, the newest first */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the own sessions */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the first set-up has come */
        get: operations["getSetup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setup/admin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the deployment's first account, an admin, and log in */
        post: operations["createFirstAdmin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who stands in for whom */
        get: operations["listStandIns"];
        put?: never;
        /** Let a colleague decide what one holds, for a time */
        post: operations["addStandIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/standins/{standInId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a stand-in now */
        delete: operations["endStandIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit people for verification and stamp */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/submissions/{caseId}/summary.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A submission's summary (汇总表); sealed and signed once it is stamped (R15) */
        get: operations["printSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What waits on the caller's desk, what is due first first */
        get: operations["listTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transcripts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in transcripts of the common subject, of one person or many (R7) */
        post: operations["fileTranscript"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transcripts/{caseId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Send a returned hand-in back corrected */
        put: operations["correctTranscript"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transcripts/{caseId}/register.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of a batch of the common subject's results (R7) */
        get: operations["printTranscript"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Units by name */
        get: operations["listUnits"];
        put?: never;
        /** Make a unit */
        post: operations["createUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit */
        get: operations["getUnit"];
        /** Change a unit; its code stays */
        put: operations["updateUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/units/{id}/merger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge a unit into another: people and open cases go over, the old unit is closed */
        post: operations["mergeUnits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every opened year, the newest first */
        get: operations["listYears"];
        put?: never;
        /** Open a year under a policy, which is pinned to it */
        post: operations["openYear"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A year with its windows */
        get: operations["getYear"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is in no plan, counted by department, series and kind of unit (R6) */
        get: operations["getCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/coverage/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people behind a number of the coverage, by name */
        get: operations["listCoverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set people's title review and series in an open year */
        post: operations["enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/findings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was not refused and should be looked at: overlapping training, too many hours on a day, a score that changed, evidence used twice */
        get: operations["listFindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the year ended for each person, why, and what follows (R17, R18) */
        get: operations["listOutcomes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/people/{personId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a person stands: hours, what is missing, why an hour did not count, what to do next by when */
        get: operations["getStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/people/{personId}/record.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's year (年度审核登记表); sealed, signed and with a QR code once it is stamped (R15) */
        get: operations["printRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/people/{personId}/stamp/void": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a person-year's stamp back, with a reason: papers that bear it are void, and the unit may submit the person once more (R15) */
        post: operations["voidStamp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy pinned to a year */
        get: operations["getPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/postponed.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did not complete the year, and what follows; sealed and signed when the year is closed (R18) */
        get: operations["printPostponed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who of the unit can be submitted now, and what is missing for the others (R12, R13, R14) */
        get: operations["checkSubmission"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/statistics.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The year in numbers and charts, of the people whose coverage the caller watches */
        get: operations["printStatistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/years/{year}/windows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Announce a window for submissions (R13) */
        post: operations["announceWindow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            disabled: boolean;
            id: string;
            login: string;
            name: string;
            orgId?: string;
            orgName?: string;
            personId?: string;
            /** @enum {string} */
            role: "person" | "unit" | "department" | "provider" | "clerk" | "chief" | "admin" | "auditor";
            /** Format: int64 */
            version: number;
        };
        AddSignerInputBody: {
            comment?: string;
            /**
             * @description before the desk decides, or after it has approved
             * @enum {string}
             */
            place: "before" | "after";
            /**
             * Format: uuid
             * @description see listColleagues
             */
            to: string;
        };
        Advice: {
            by: string;
            code: string;
            facts?: {
                [key: string]: unknown;
            };
        };
        Ages: {
            /** Format: int64 */
            more: number;
            /**
             * Format: int64
             * @description at most one day
             */
            upTo1: number;
            /**
             * Format: int64
             * @description more than one day, at most three
             */
            upTo3: number;
            /**
             * Format: int64
             * @description more than three days, at most seven
             */
            upTo7: number;
        };
        AnnounceWindowInputBody: {
            closesOn: string;
            /** @enum {string} */
            cohort: "titleReview" | "others";
            opensOn: string;
            /** @description empty: all series */
            series?: string;
        };
        AppealBody: {
            /** @description what is shown for it, by name */
            evidence?: string[];
            grounds: string;
        };
        AppealView: {
            consequenceTexts?: string[];
            /** @description what followed from it */
            consequences?: components["schemas"]["Consequence"][];
            evidence: string[];
            grounds: string;
            name: string;
            personId: string;
            reasonTexts?: string[];
            /** @description why the year was incomplete when it was appealed against */
            reasons?: components["schemas"]["Reason"][];
            /** @enum {string} */
            state: "pending" | "upheld" | "rejected" | "dropped";
        };
        AskEligibilityInputBody: {
            idNumber: string;
            name: string;
            /** @enum {string} */
            purpose: "titleReview" | "appointment" | "annualAssessment";
            /** @description why it is asked; logged */
            reason: string;
            /** Format: int64 */
            year: number;
        };
        Attended: {
            caseId: string;
            endsOn: string;
            /** Format: int64 */
            hours: number;
            number: string;
            place: string;
            startsOn: string;
            state: string;
            title: string;
        };
        AuthorBody: {
            /**
             * Format: int64
             * @description absent: those of the policy's table
             */
            hours?: number;
            /** Format: uuid */
            personId: string;
        };
        AuthorView: {
            /** Format: int64 */
            asked: number;
            /** @description why nothing was granted */
            comment?: string;
            /** Format: int64 */
            granted?: number;
            name: string;
            personId: string;
            /** @enum {string} */
            state: "pending" | "excepted" | "registered" | "dropped";
        };
        Backlog: {
            ages: components["schemas"]["Ages"];
            /** Format: int64 */
            escalated: number;
            holder?: string;
            /** @description absent: nobody holds them */
            holderId?: string;
            kind: string;
            /**
             * Format: date-time
             * @description when the oldest of them was opened
             */
            oldest: string;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            overdue: number;
            /** @description who is asked */
            role: string;
            step: string;
        };
        Batch: {
            /** Format: date-time */
            at: string;
            /** Format: int64 */
            done: number;
            id: string;
            items: components["schemas"]["BatchItem"][];
            /** Format: int64 */
            refused: number;
            /**
             * Format: int64
             * @description 0: finished
             */
            waiting: number;
        };
        BatchInputBody: {
            /** @description required when returned */
            comment?: string;
            items: components["schemas"]["BatchItemBody"][];
            /** @description the verifier's word (R14) */
            originalsSeen?: boolean;
            /** @enum {string} */
            outcome: "approved" | "returned";
        };
        BatchItem: {
            caseId: string;
            /** Format: int64 */
            n: number;
            refusals?: components["schemas"]["Refusal"][];
            /** @enum {string} */
            state: "waiting" | "done" | "refused";
            /** @description the refusals in Chinese */
            texts?: string[];
        };
        BatchItemBody: {
            /** Format: uuid */
            caseId: string;
            /** Format: int64 */
            n: number;
        };
        Booklet: {
            /** @description that issued it; absent: older than this system */
            caseId?: string;
            /** @description by year */
            entries: components["schemas"]["BookletEntry"][];
            /** @description handed over */
            issuedOn?: string;
            /** @description the person's */
            number: string;
            sealedOn?: string;
            /** @enum {string} */
            state: "numbered" | "sealed" | "inUse" | "full" | "lost" | "damaged";
            /** Format: int64 */
            volume: number;
        };
        BookletEntry: {
            /** Format: int64 */
            common: number;
            enteredOn: string;
            /** @description of the year's stamp (R15) */
            serial: string;
            /** Format: int64 */
            specialty: number;
            /** Format: int64 */
            year: number;
        };
        CaseDetail: {
            appeal?: components["schemas"]["AppealView"];
            /** @description a request for a booklet */
            certificate?: components["schemas"]["CertificateRequestView"];
            /** @description for whoever decides: what every rule says of the open step, passed or not, with the arithmetic */
            checks?: components["schemas"]["CheckView"][];
            claim?: components["schemas"]["ClaimView"];
            /** Format: date-time */
            closedAt?: string;
            department?: string;
            /** @description a plan's last day of training */
            endsOn?: string;
            evidence?: string[];
            exception?: components["schemas"]["ExceptionView"];
            feedback?: components["schemas"]["FeedbackView"];
            /** Format: date-time */
            filedAt: string;
            filedBy?: string;
            /** @description for the bureau: what should be looked at before it decides */
            findings?: components["schemas"]["Finding"][];
            /** @description the engine has not acted on the last decision yet */
            following: boolean;
            id: string;
            kind: string;
            /** @description results of a plan, or lines of a transcript */
            lines?: components["schemas"]["LineAnswer"][];
            number?: string;
            /** @description of a submission */
            people?: components["schemas"]["SubmittedPerson"][];
            plan?: components["schemas"]["PlanRow"];
            provider?: string;
            roster?: components["schemas"]["RosterPerson"][];
            /** @description a plan's first day of training */
            startsOn?: string;
            state: string;
            /** @description what the case waits for; absent when it has ended or is being followed */
            step?: components["schemas"]["StepView"];
            steps: components["schemas"]["StepView"][];
            timeline: components["schemas"]["Event"][];
            title: string;
            /** @description what the last return wants corrected, while the case waits for it */
            toCorrect?: components["schemas"]["FieldRemark"][];
            unit?: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            year: number;
        };
        CaseRef: {
            /** @description the engine has not acted on the last decision yet */
            following: boolean;
            id: string;
            number?: string;
            state: string;
        };
        CaseView: {
            /** Format: date-time */
            closedAt?: string;
            department?: string;
            /** @description a plan's last day of training */
            endsOn?: string;
            /** Format: date-time */
            filedAt: string;
            filedBy?: string;
            /** @description the engine has not acted on the last decision yet */
            following: boolean;
            id: string;
            kind: string;
            number?: string;
            provider?: string;
            /** @description a plan's first day of training */
            startsOn?: string;
            state: string;
            /** @description what the case waits for; absent when it has ended or is being followed */
            step?: components["schemas"]["StepView"];
            title: string;
            unit?: string;
            /** Format: int64 */
            version: number;
            /** Format: int64 */
            year: number;
        };
        Certificate: {
            /** @description in the order in which they came */
            booklets: components["schemas"]["Booklet"][];
            /** @description its case */
            caseId?: string;
            /** @description absent: none was given yet */
            number?: string;
            /** @description the number of the request that is being worked on */
            pending?: string;
            personId: string;
            /**
             * Format: int64
             * @description in use
             */
            volume?: number;
        };
        CertificateBody: {
            /** @description of a replacement: handed in again, for specialty hours to enter it (R20) */
            evidence?: components["schemas"]["EvidenceBody"][];
            /** @enum {string} */
            kind: "firstIssue" | "renewal" | "replacement";
            /**
             * @description of a replacement
             * @enum {string}
             */
            loss?: "lost" | "damaged";
            /** @description of a certificate that is older than this system */
            number?: string;
            /**
             * Format: int64
             * @description of its booklet
             */
            volume?: number;
        };
        CertificateRequestView: {
            /** @description that comes of it, when it has a number */
            booklet?: components["schemas"]["Booklet"];
            /** @description handed in again, for specialty hours that enter the replacement */
            evidence?: components["schemas"]["EvidenceOfCredit"][];
            /** @enum {string} */
            kind: "firstIssue" | "renewal" | "replacement";
            /** @enum {string} */
            loss?: "lost" | "damaged";
            /** @description as the request names it: of a certificate that is older than this system */
            number?: string;
            personId: string;
            /** @description who signed */
            receivedBy?: string;
            /** @enum {string} */
            receivedFor?: "person" | "unit";
            /** @enum {string} */
            state: "pending" | "issued" | "dropped";
            /**
             * Format: int64
             * @description of that certificate's booklet
             */
            volume?: number;
        };
        ChangePasswordInputBody: {
            current: string;
            new: string;
        };
        CheckView: {
            code: string;
            facts?: {
                [key: string]: unknown;
            };
            ok: boolean;
            rule: string;
            /** @description in Chinese */
            text: string;
        };
        ClaimBody: {
            /** @description people of the caller's unit, of one department */
            authors: components["schemas"]["AuthorBody"][];
            /** @description the day of publication or of the certificate */
            earnedOn: string;
            /** @description its kind, one of the policy's claimEvidence */
            evidence: string;
            /** @description SHA-256 of the evidence's file, in hex */
            fileHash?: string;
            /** @description what tells the work from all others: ISBN, journal with issue and pages, certificate number */
            identity: string;
            /** @description of the work */
            title: string;
        };
        ClaimKindView: {
            /**
             * Format: int64
             * @description for each author
             */
            capPerYear?: number;
            /**
             * Format: int64
             * @description of one work for each author; absent: the bureau sets them
             */
            hours?: number;
            name: string;
        };
        ClaimView: {
            authors: components["schemas"]["AuthorView"][];
            /** @description by the department */
            confirmed: boolean;
            earnedOn: string;
            evidence: string;
            fileHash?: string;
            identity: string;
            title: string;
        };
        Clock: {
            /** @description Why the last move stopped before its end; the log says more */
            failed?: string;
            /** @description Absent: it is not being moved */
            moving?: components["schemas"]["Moving"];
            /**
             * Format: date-time
             * @description When the engine acts next; absent: nothing waits
             */
            nextDeadline?: string;
            /**
             * Format: date-time
             * @description Business time
             */
            now: string;
            /** @description Whether it can be moved */
            rehearsal: boolean;
        };
        Closing: {
            /**
             * Format: int64
             * @description people who have their outcome
             */
            decided: number;
            /**
             * Format: int64
             * @description cases on which the engine is acting just now
             */
            ending: number;
            /**
             * Format: int64
             * @description cases that did not make it and are still to be closed (R17)
             */
            expiring: number;
            /**
             * Format: int64
             * @description of them, those whom their unit may still submit (R16)
             */
            late: number;
            /**
             * Format: int64
             * @description cases on which the bureau still owes a decision (R16)
             */
            owed: number;
            /**
             * Format: int64
             * @description people who have none yet
             */
            undecided: number;
        };
        Colleague: {
            id: string;
            name: string;
            role: string;
        };
        ConfirmSecondFactorInputBody: {
            code: string;
        };
        Consequence: {
            Code: string;
            Suspended?: boolean;
            /** Format: int64 */
            Year: number;
            /** Format: int64 */
            Years: number;
        };
        CopyInputBody: {
            comment?: string;
            /** @description account ids */
            to: string[];
        };
        CorrectTranscriptInputBody: {
            lines: components["schemas"]["TranscriptBody"][];
        };
        CoverageGap: {
            department?: string;
            /** @description absent: nobody answers for the series */
            departmentId?: string;
            /**
             * Format: int64
             * @description on the roster of a plan of the year
             */
            inPlan: number;
            /** Format: int64 */
            missing: number;
            /** @description the notice names this kind of unit */
            named: boolean;
            /** Format: int64 */
            people: number;
            series: string;
            unitKind: string;
        };
        CoveragePerson: {
            department?: string;
            inPlan: boolean;
            name: string;
            personId: string;
            series: string;
            unit: string;
            unitId: string;
            unitKind: string;
        };
        CreateAccountInputBody: {
            login: string;
            name: string;
            /**
             * Format: uuid
             * @description for department, provider and unit
             */
            orgId?: string;
            password: string;
            /**
             * Format: uuid
             * @description for person
             */
            personId?: string;
            /** @enum {string} */
            role: "person" | "unit" | "department" | "provider" | "clerk" | "chief" | "admin" | "auditor";
        };
        CreateDepartmentInputBody: {
            name: string;
        };
        CreatePersonInputBody: {
            /** @description GB 11643 */
            idNumber: string;
            name: string;
            series: string;
            /** @description takes part in this year's title review or exam */
            titleReview?: boolean;
            /**
             * Format: uuid
             * @description absent: the account's own unit
             */
            unitId?: string;
        };
        CreateProviderInputBody: {
            /** @description a base, which serves every series */
            base?: boolean;
            name: string;
        };
        CreateUnitInputBody: {
            /**
             * @description unified social credit code (GB 32100)
             * @example 91341822MA2N0ABC1X
             */
            code: string;
            /** @enum {string} */
            kind: "enterprise" | "institution" | "social" | "township";
            name: string;
            /**
             * Format: uuid
             * @description the supervising department's id
             */
            supervisedBy?: string;
        };
        DecideInputBody: {
            /** @description feedback: what the bureau answers the trainee (R21) */
            answer?: string;
            /** @description required when returned or rejected */
            comment?: string;
            /** @description approved, but not for these people */
            except?: components["schemas"]["ExceptionBody"][];
            /** @description returned: exactly what to correct */
            fields?: components["schemas"]["FieldRemark"][];
            /** @description an exception: when it begins (R17); absent: as it was asked */
            from?: string;
            /** @description a claim's review: what each author is granted (R9) */
            hours?: components["schemas"]["GrantBody"][];
            /** @description the verifier's word (R14); of a certificate: ID card, or the full booklet (R19, R20) */
            originalsSeen?: boolean;
            /** @enum {string} */
            outcome: "approved" | "returned" | "rejected";
            /** @description of a certificate: the two-inch photo is there (R19) */
            photoReceived?: boolean;
            /** @description feedback: one of the policy's feedbackTopics (R21) */
            topic?: string;
            /** @description an exception: its last day */
            until?: string;
        };
        Deployment: {
            /**
             * Format: date-time
             * @description Business time
             */
            now: string;
            rehearsal: boolean;
        };
        EligibilityView: {
            consequenceTexts?: string[];
            /** @description of every incomplete year up to this one */
            consequences?: components["schemas"]["Consequence"][];
            name: string;
            purpose: string;
            /**
             * Format: int64
             * @description of the log's entry
             */
            queryId: number;
            /** @enum {string} */
            standing: "eligible" | "ineligible" | "suspended" | "undecided" | "notEnrolled" | "unknown";
            text: string;
            /** Format: int64 */
            year: number;
        };
        EnrolInputBody: {
            /** @description everybody the account keeps, in place of people */
            all?: boolean;
            /** @description person ids */
            people?: string[];
            series?: string;
            titleReview?: boolean;
        };
        Enrolled: {
            /** Format: int64 */
            changed: number;
        };
        Enrolment: {
            /** @description left, retired or died in the year, which then has no outcome (R17) */
            endedOn?: string;
            /**
             * @description absent while undecided
             * @enum {string}
             */
            outcome?: "completed" | "incomplete";
            /** @description of the stamp (R15) */
            serial?: string;
            series: string;
            /** @description takes part in this year's title review or exam (R13) */
            titleReview: boolean;
            /** Format: int64 */
            year: number;
        };
        Event: {
            /** @description absent: the engine */
            actor?: string;
            /** Format: date-time */
            at: string;
            facts: unknown;
            /** Format: int64 */
            id: number;
            kind: string;
            role?: string;
            /** @description the entry in Chinese */
            text: string;
        };
        EvidenceBody: {
            /** @description what is handed in */
            document: string;
            /**
             * Format: int64
             * @description of the person's ledger
             */
            line: number;
        };
        EvidenceOfCredit: {
            document: string;
            /** Format: int64 */
            line: number;
        };
        ExceptedPerson: {
            comment?: string;
            name: string;
            personId: string;
            /**
             * @description excepted: the chief left the person out
             * @enum {string}
             */
            state: "asked" | "excepted" | "granted" | "dropped";
        };
        ExceptionBody: {
            comment?: string;
            /** Format: uuid */
            personId: string;
        };
        ExceptionRequestBody: {
            /** @description what is enclosed */
            evidence: string;
            /** @description first day on which they may be submitted without a window */
            from: string;
            /** @description of the caller's unit */
            people: string[];
            reason: string;
            /** @description last day */
            until: string;
        };
        ExceptionView: {
            evidence: string;
            /** @description as it was asked */
            from: string;
            /** @description as the chief set it; absent: as it was asked */
            grantedFrom?: string;
            grantedUntil?: string;
            people: components["schemas"]["ExceptedPerson"][];
            reason: string;
            until: string;
        };
        Fault: {
            code: string;
            /** @description The arithmetic and what would be right */
            facts?: {
                [key: string]: unknown;
            };
            /** @description Where in the input, e.g. lines[3].score, or the cell of a sheet */
            field?: string;
            message: string;
            rule?: string;
        };
        FeedbackBody: {
            content: string;
            /**
             * Format: uuid
             * @description the plan that it is about, if the caller took part in one
             */
            planId?: string;
            title: string;
        };
        FeedbackView: {
            /** @description the bureau's; for others than the bureau when it is given */
            answer?: string;
            content: string;
            /** @description number and title */
            plan?: string;
            planId?: string;
            /** @description as the department sorted it */
            topic?: string;
        };
        FieldChange: {
            field: string;
            new?: unknown;
            old?: unknown;
        };
        FieldRemark: {
            /** @description as it was handed in, e.g. startsOn or lines[3].score */
            field: string;
            remark: string;
        };
        FileAppealInputBody: {
            /** @description what is shown for it, by name */
            evidence?: string[];
            grounds: string;
            /** Format: uuid */
            personId: string;
            /** Format: int64 */
            year: number;
        };
        FileCertificateInputBody: {
            /** @description of a replacement: handed in again, for specialty hours to enter it (R20) */
            evidence?: components["schemas"]["EvidenceBody"][];
            /** @enum {string} */
            kind: "firstIssue" | "renewal" | "replacement";
            /**
             * @description of a replacement
             * @enum {string}
             */
            loss?: "lost" | "damaged";
            /** @description of a certificate that is older than this system */
            number?: string;
            /** Format: uuid */
            personId: string;
            /**
             * Format: int64
             * @description of its booklet
             */
            volume?: number;
            /** Format: int64 */
            year: number;
        };
        FileClaimInputBody: {
            /** @description people of the caller's unit, of one department */
            authors: components["schemas"]["AuthorBody"][];
            /** @description the day of publication or of the certificate */
            earnedOn: string;
            /** @description its kind, one of the policy's claimEvidence */
            evidence: string;
            /** @description SHA-256 of the evidence's file, in hex */
            fileHash?: string;
            /** @description what tells the work from all others: ISBN, journal with issue and pages, certificate number */
            identity: string;
            /** @description of the work */
            title: string;
            /** Format: int64 */
            year: number;
        };
        FileExceptionInputBody: {
            /** @description what is enclosed */
            evidence: string;
            /** @description first day on which they may be submitted without a window */
            from: string;
            /** @description of the caller's unit */
            people: string[];
            reason: string;
            /** @description last day */
            until: string;
            /** Format: int64 */
            year: number;
        };
        FileFeedbackInputBody: {
            content: string;
            /**
             * Format: uuid
             * @description the plan that it is about, if the caller took part in one
             */
            planId?: string;
            title: string;
            /** Format: int64 */
            year: number;
        };
        FileTranscriptInputBody: {
            lines: components["schemas"]["TranscriptBody"][];
            /** Format: int64 */
            year: number;
        };
        Finding: {
            case: string;
            caseId: string;
            facts: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            kind: "overlap" | "dailyHours" | "scoreChanged" | "evidenceTwice";
            name: string;
            on: string;
            otherCase?: string;
            otherCaseId?: string;
            personId: string;
            /** @description in Chinese */
            text: string;
            unit: string;
        };
        FirstAdminInputBody: {
            login: string;
            name: string;
            password: string;
        };
        FormFile: {
            ContentType: string;
            Filename: string;
            IsSet: boolean;
            /** Format: int64 */
            Size: number;
        };
        GrantBody: {
            /** Format: int64 */
            hours: number;
            /** Format: uuid */
            personId: string;
        };
        HandOutCertificateInputBody: {
            /** @enum {string} */
            for: "person" | "unit";
            /** @description of who signed */
            name: string;
            /** @description the signature is there */
            signed: boolean;
        };
        HandOverInputBody: {
            comment?: string;
            /**
             * Format: uuid
             * @description an account of the same desk, see listColleagues
             */
            to: string;
        };
        Hotline: {
            Name: string;
            Numbers: string[];
        };
        Imported: {
            dryRun: boolean;
            /** Format: int64 */
            lines: number;
        };
        LedgerLine: {
            case: string;
            caseId: string;
            earnedOn: string;
            /** Format: int64 */
            hours: number;
            /** Format: int64 */
            id: number;
            reason: string;
            /** Format: int64 */
            reverses?: number;
            subject: string;
        };
        LineAnswer: {
            course?: string;
            examOn?: string;
            /** Format: int64 */
            hours?: number;
            /** Format: int64 */
            line: number;
            name?: string;
            passed?: boolean;
            personId: string;
            refusals?: components["schemas"]["Refusal"][];
            /** Format: int64 */
            score?: number;
            /** @enum {string} */
            state: "pending" | "refused" | "excepted" | "registered" | "dropped";
            /** @description the refusals in Chinese */
            texts?: string[];
        };
        LinesRef: {
            /** @description the engine has not acted on the last decision yet */
            following: boolean;
            id: string;
            lines: components["schemas"]["LineAnswer"][];
            number?: string;
            state: string;
        };
        ListAccount: {
            items: components["schemas"]["Account"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListBacklog: {
            items: components["schemas"]["Backlog"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListCaseView: {
            items: components["schemas"]["CaseView"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListColleague: {
            items: components["schemas"]["Colleague"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListCoverageGap: {
            items: components["schemas"]["CoverageGap"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListCoveragePerson: {
            items: components["schemas"]["CoveragePerson"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListEvent: {
            items: components["schemas"]["Event"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListFinding: {
            items: components["schemas"]["Finding"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListLoggedQuery: {
            items: components["schemas"]["LoggedQuery"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListOrg: {
            items: components["schemas"]["Org"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListOutcomeView: {
            items: components["schemas"]["OutcomeView"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListOwnSession: {
            items: components["schemas"]["OwnSession"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListPerson: {
            items: components["schemas"]["Person"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListPersonMove: {
            items: components["schemas"]["PersonMove"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListPhrase: {
            items: components["schemas"]["Phrase"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListReadiness: {
            items: components["schemas"]["Readiness"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListRecordView: {
            items: components["schemas"]["RecordView"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListStandIn: {
            items: components["schemas"]["StandIn"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        ListYear: {
            items: components["schemas"]["Year"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        LoggedQuery: {
            /** Format: date-time */
            at: string;
            by: string;
            /** Format: int64 */
            id: number;
            person?: string;
            personId?: string;
            purpose: string;
            reason: string;
            standing: string;
            /** Format: int64 */
            year: number;
        };
        LoginInputBody: {
            /** @description of the second factor, where the account has one: an app's, or a recovery code */
            code?: string;
            login: string;
            password: string;
        };
        Me: {
            account: components["schemas"]["Account"];
            deployment: components["schemas"]["Deployment"];
            /** @description What the account has to do before anything else */
            todo: ("password" | "secondFactor")[];
        };
        MergeUnitsInputBody: {
            /**
             * Format: uuid
             * @description the unit that takes over
             */
            into: string;
            on: string;
            reason: string;
        };
        Missing: {
            /** Format: int64 */
            common: number;
            /** Format: int64 */
            specialty: number;
            /** Format: int64 */
            total: number;
        };
        MoveClockInputBody: {
            /**
             * Format: date-time
             * @description An instant after now
             */
            to?: string;
            /** @description Instead of an instant: the next one at which the engine acts */
            toNextDeadline?: boolean;
        };
        MovePersonInputBody: {
            /** @enum {string} */
            kind: "transfer" | "leave" | "retire" | "death" | "return";
            on: string;
            reason: string;
            /**
             * Format: uuid
             * @description of a transfer or a return
             */
            toUnitId?: string;
        };
        MoveTasksInputBody: {
            /** Format: uuid */
            to: string;
        };
        Moved: {
            /** Format: int64 */
            moved: number;
        };
        Moving: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            to: string;
        };
        Notice: {
            /** Format: date-time */
            at: string;
            case: string;
            caseId: string;
            /** Format: date-time */
            deadlineAt?: string;
            facts: unknown;
            /** Format: int64 */
            id: number;
            kind: string;
            /** Format: date-time */
            readAt?: string;
            /** @description ahead7, ahead3, ahead1, today, overdue-DATE */
            rung?: string;
            /** @description in Chinese */
            text: string;
            title: string;
        };
        NoticeList: {
            items: components["schemas"]["Notice"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
            /** Format: int64 */
            unread: number;
        };
        OpenYearInputBody: {
            /**
             * @description a shipped policy's name, or the name to remember the given source by
             * @example guangde-2020
             */
            policy: string;
            /** @description the policy file, when it is not a shipped one */
            source?: string;
        };
        Org: {
            /** @description providers: a base, which serves every series */
            base?: boolean;
            /** @description units: when it was merged into another */
            closedOn?: string;
            /** @description units: unified social credit code (GB 32100) */
            code?: string;
            /** @description units: the latest first */
            formerNames?: string[];
            id: string;
            /** @enum {string} */
            kind: "department" | "provider" | "unit";
            /** @description its id */
            mergedInto?: string;
            name: string;
            /** @description departments: their series in the latest year */
            series?: string[];
            /** @description units: the supervising department's id */
            supervisedBy?: string;
            supervisedByName?: string;
            /** @enum {string} */
            unitKind?: "enterprise" | "institution" | "social" | "township";
            /** Format: int64 */
            version: number;
        };
        OutcomeView: {
            consequenceTexts?: string[];
            /** @description what follows, with the years by which it postpones (R18) */
            consequences?: components["schemas"]["Consequence"][];
            /** Format: date-time */
            decidedAt?: string;
            name: string;
            /** @description absent while undecided */
            outcome?: string;
            personId: string;
            reasonTexts?: string[];
            reasons?: components["schemas"]["Reason"][];
            series: string;
            /** @description an appeal is being decided: nothing follows until then */
            suspended?: boolean;
            unit: string;
            unitId: string;
        };
        OwnSession: {
            address: string;
            /** Format: date-time */
            begunAt: string;
            browser: string;
            id: string;
            /** @description the one that asks */
            own: boolean;
            /**
             * Format: date-time
             * @description to the minute
             */
            seenAt: string;
        };
        Person: {
            /** @description in the year that was asked for */
            enrolment?: components["schemas"]["Enrolment"];
            id: string;
            /** @description The birthday is masked for all but the person and their unit */
            idNumber: string;
            name: string;
            series: string;
            /** @enum {string} */
            status: "active" | "left" | "retired" | "died";
            unitId: string;
            unitName: string;
            /** Format: int64 */
            version: number;
        };
        PersonMove: {
            /** Format: date-time */
            at: string;
            by: string;
            fromUnit: string;
            /** @enum {string} */
            kind: "transfer" | "leave" | "retire" | "death" | "return" | "merger";
            on: string;
            reason: string;
            /** @description the same for who leaves */
            toUnit: string;
        };
        Phrase: {
            id: string;
            /** @description the caller wrote it */
            own: boolean;
            /** @description everybody's at the desk; only a chief writes and deletes these */
            shared: boolean;
            text: string;
        };
        PhraseInputBody: {
            /** @description a chief's, for everybody */
            shared?: boolean;
            text: string;
        };
        Plan: {
            content: string;
            departmentId: string;
            endsOn: string;
            /** Format: int64 */
            fee: number;
            feeBasis: string;
            /** Format: int64 */
            hours: number;
            place: string;
            providerId: string;
            roster: string[];
            series: string;
            sessions: components["schemas"]["Session"][];
            startsOn: string;
            subject: string;
            teachers: string[];
            waiverReason: string;
        };
        PlanBody: {
            content?: string;
            endsOn?: string;
            /**
             * Format: int64
             * @description fen a person; 0 is free
             */
            fee?: number;
            feeBasis?: string;
            /** Format: int64 */
            hours?: number;
            place?: string;
            providerId?: string;
            /** @description person ids */
            roster?: string[];
            series?: string;
            /** @description empty: the whole of every day from startsOn to endsOn */
            sessions?: components["schemas"]["Session"][];
            startsOn?: string;
            subject?: string;
            teachers?: string[];
            /** @description asks the chief to waive R2 */
            waiverReason?: string;
        };
        PlanRow: {
            /** Format: date-time */
            acceptedAt?: string;
            change?: components["schemas"]["Plan"];
            content: string;
            departmentId: string;
            endsOn: string;
            /** Format: int64 */
            fee: number;
            feeBasis: string;
            filedOn: string;
            firstFiledOn: string;
            /** Format: int64 */
            hours: number;
            place: string;
            providerId: string;
            roster: string[];
            series: string;
            sessions: components["schemas"]["Session"][];
            startsOn: string;
            subject: string;
            teachers: string[];
            waived: boolean;
            waiverReason: string;
        };
        PolicyHours: {
            /** Format: int64 */
            common: number;
            /** Format: int64 */
            specialty: number;
            /** Format: int64 */
            total: number;
        };
        PolicySeries: {
            department: string;
            series: string;
        };
        PolicyView: {
            annex: components["schemas"]["PolicySeries"][];
            /** @description kinds of evidence for which hours can be claimed (R9) */
            claimEvidence: components["schemas"]["ClaimKindView"][];
            closesOn: string;
            course: string;
            /** @description what is handed in with results (R8) */
            evidence: string[];
            feeBases: string[];
            /** @description what feedback is sorted by (R21) */
            feedbackTopics: string[];
            hotlines: components["schemas"]["Hotline"][];
            hours: components["schemas"]["PolicyHours"];
            /** Format: int64 */
            leadDays: number;
            learningFrom: string;
            learningTo: string;
            /** Format: int64 */
            passScore: number;
            platformOpens: string;
            /** @description the file */
            source: string;
            title: string;
            /** Format: int64 */
            year: number;
        };
        Problem: {
            /** @example plan.too_late */
            code: string;
            detail: string;
            errors: components["schemas"]["Fault"][];
            /** @description Names this request in the log */
            request?: string;
            /**
             * @description The specification's rule
             * @example R2
             */
            rule?: string;
            /** Format: int64 */
            status: number;
            title: string;
            /**
             * @description urn:xueshi:problem: and the code
             * @example urn:xueshi:problem:plan.too_late
             */
            type: string;
        };
        Proof: {
            /** @description a signed note: size, root and time of the record */
            checkpoint: string;
            /** @description the entry as it was hashed */
            entry: string;
            /** @description the hashes beside the way from the entry to the root (RFC 6962), in base64 */
            path: string[];
            /** Format: int64 */
            position: number;
        };
        ReadNoticesInputBody: {
            /** Format: int64 */
            upTo: number;
        };
        Readiness: {
            /** @description the chief's exception allows it without a window (R17) */
            byException?: boolean;
            /** @description the hours were complete only when no window was left: needs none until lateUntil (R16) */
            lateByBureau: boolean;
            lateUntil?: string;
            missedWindow: boolean;
            name: string;
            personId: string;
            ready: boolean;
            refusals?: components["schemas"]["Refusal"][];
            /** @description the refusals in Chinese */
            texts?: string[];
        };
        Reason: {
            code: string;
            facts?: {
                [key: string]: unknown;
            };
        };
        ReasonInputBody: {
            comment?: string;
        };
        Receipt: {
            /** @description by R2, counted from filedOn */
            earliestStart: string;
            /** @description the filing day that counts */
            filedOn: string;
            firstFiledOn: string;
            /** @description the engine has not acted on the last decision yet */
            following: boolean;
            id: string;
            number?: string;
            state: string;
        };
        RecordView: {
            accountId?: string;
            /**
             * Format: date-time
             * @description business time
             */
            at: string;
            caseId?: string;
            facts: {
                [key: string]: unknown;
            };
            kind: string;
            login?: string;
            /** @description of the account; nobody: the engine, or somebody unknown */
            name?: string;
            /**
             * Format: int64
             * @description its place in the record
             */
            position: number;
            /** @enum {string} */
            role?: "person" | "unit" | "department" | "provider" | "clerk" | "chief" | "admin" | "auditor";
            text: string;
        };
        RecoveryCodes: {
            codes: string[];
        };
        Refusal: {
            code: string;
            facts?: {
                [key: string]: unknown;
            };
            field?: string;
            rule?: string;
        };
        ResultBody: {
            comment?: string;
            /** Format: int64 */
            hours: number;
            passed: boolean;
            /** Format: uuid */
            personId: string;
            /** Format: int64 */
            score?: number;
        };
        ResultsInputBody: {
            /** @description kinds of evidence handed in; the policy lists which are wanted */
            evidence?: string[];
            results: components["schemas"]["ResultBody"][];
        };
        RosterInputBody: {
            /** @description person ids */
            people: string[];
        };
        RosterPerson: {
            joinedOn: string;
            leftOn?: string;
            name: string;
            personId: string;
            unit: string;
        };
        SecondFactor: {
            /** @description the same as a picture, a data URL */
            qr: string;
            /** @description base32, to be typed where no camera is */
            secret: string;
        };
        Session: {
            from: string;
            on: string;
            to: string;
        };
        Setup: {
            /** @description there is an account */
            admin: boolean;
            /** @description there is a unit */
            organisations: boolean;
            /** @description business time can be moved; the log-in page offers the demonstration's accounts */
            rehearsal: boolean;
            /** @description a year was opened */
            year: boolean;
        };
        Signature: {
            account: string;
            comment?: string;
            /** @description absent: awaited */
            outcome?: string;
            /**
             * @description desk: of those whom the policy asks; before and after: added by a colleague
             * @enum {string}
             */
            place: "desk" | "before" | "after";
            /** Format: date-time */
            signedAt?: string;
        };
        StampCheck: {
            /** @description masked */
            name?: string;
            serial: string;
            /** Format: date-time */
            stampedAt?: string;
            /**
             * @description absent: there is no such stamp
             * @enum {string}
             */
            state?: "valid" | "replaced" | "void";
            /** @description hours at that time */
            totals?: components["schemas"]["Totals"];
            unit?: string;
            valid: boolean;
            /** Format: int64 */
            year?: number;
        };
        StandIn: {
            account: string;
            /** @description who is stood in for */
            accountId: string;
            /** Format: date-time */
            from: string;
            id: string;
            standInId: string;
            standInName: string;
            /**
             * Format: date-time
             * @description not included
             */
            until: string;
        };
        StandInInputBody: {
            /** Format: date-time */
            from: string;
            /** @description who is away; absent: the caller. A chief arranges it for anybody of the bureau */
            of?: string;
            /**
             * Format: uuid
             * @description an account of the same desk
             */
            standIn: string;
            /**
             * Format: date-time
             * @description not included
             */
            until: string;
        };
        StandingView: {
            /** @description what to do next, and until when */
            advice: components["schemas"]["Advice"][];
            adviceTexts: string[];
            /** @description last day on which the outcome can be appealed against; absent: it cannot, or the time does not run yet */
            appealUntil?: string;
            /** @description what the public check asks beside the serial number */
            checkCode?: string;
            consequenceTexts?: string[];
            /** @description what follows (R18) */
            consequences?: components["schemas"]["Consequence"][];
            /** @description the chief's exception: from when the unit may submit the person without a window (R17) */
            exceptedFrom?: string;
            exceptedUntil?: string;
            /** @description last day on which the unit may still submit the person outside of every window (R16) */
            lateUntil?: string;
            ledger: components["schemas"]["LedgerLine"][];
            missing: components["schemas"]["Missing"];
            name: string;
            /** @description absent while undecided */
            outcome?: string;
            /** @description handed in, not yet registered */
            pending: components["schemas"]["Totals"];
            personId: string;
            /**
             * Format: int64
             * @description specialty hours of plans on whose roster the person is and that have no result yet
             */
            planned: number;
            /** @description training on whose roster the person is, by its first day */
            plans: components["schemas"]["Attended"][];
            reasonTexts?: string[];
            /** @description why the year is incomplete (R17) */
            reasons?: components["schemas"]["Reason"][];
            /** @description of the stamp (R15) */
            serial?: string;
            series: string;
            /** @description state in the latest submission */
            submission?: string;
            /** @description an appeal is being decided: nothing follows until then */
            suspended?: boolean;
            titleReview: boolean;
            /** @description registered hours: always the sum of the ledger's lines (R11) */
            totals: components["schemas"]["Totals"];
            /** @description what was handed in and did not count, and why */
            uncounted: components["schemas"]["Uncounted"][];
            unit: string;
            /** Format: int64 */
            year: number;
        };
        StepView: {
            /** @description what can be decided here, when the step lies on the caller's desk */
            allowed?: string[];
            /** @description a colleague asked the caller to sign it, too */
            asked?: boolean;
            /** @description corrected, or recorded anew: what is different now */
            changes?: components["schemas"]["FieldChange"][];
            /** @description every rule check passed when it was opened: nothing to look at */
            clean: boolean;
            comment?: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedBy?: string;
            /** @description whom decidedBy stood in for */
            decidedFor?: string;
            /** Format: date-time */
            dueAt?: string;
            /** Format: date-time */
            escalatedAt?: string;
            /** @description all accounts of the desk must approve */
            everyone?: boolean;
            /** @description returned: exactly what to correct */
            fields?: components["schemas"]["FieldRemark"][];
            /**
             * @description assigned: had returned it, and looks first; colleagues may decide it all the same
             * @enum {string}
             */
            hold?: "taken" | "handed" | "assigned";
            holder?: string;
            /** @description who of the desk holds it; absent: nobody */
            holderId?: string;
            /** Format: date-time */
            lapseAt?: string;
            /** Format: int64 */
            n: number;
            name: string;
            /** Format: date-time */
            openedAt: string;
            /** @description whose desk, outside the bureau */
            org?: string;
            outcome?: string;
            /** @description who is asked */
            role: string;
            /** @description of a step that has several, or that waits for others */
            signatures?: components["schemas"]["Signature"][];
            /** Format: int64 */
            signers: number;
        };
        SubmitInputBody: {
            /** @description person ids */
            people: string[];
            /** Format: int64 */
            year: number;
        };
        SubmittedPerson: {
            comment?: string;
            /** @description needed no window, because the bureau registered the hours after the year's end (R16) */
            lateByBureau: boolean;
            missedWindow: boolean;
            name: string;
            personId: string;
            serial?: string;
            /** @enum {string} */
            state: "submitted" | "verified" | "returned" | "stamped" | "dropped";
        };
        TaskCounts: {
            kind: string;
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            overdue: number;
        };
        TaskList: {
            counts: components["schemas"]["TaskCounts"][];
            items: components["schemas"]["CaseView"][];
            /** @description The cursor of the next page; absent on the last */
            next?: string;
        };
        Totals: {
            /** Format: int64 */
            common: number;
            /** Format: int64 */
            specialty: number;
        };
        TranscriptBody: {
            course: string;
            examOn?: string;
            /** Format: uuid */
            personId: string;
            /** Format: int64 */
            score: number;
        };
        Uncounted: {
            case: string;
            caseId: string;
            /** Format: int64 */
            hours: number;
            refusals?: components["schemas"]["Refusal"][];
            state: string;
            subject: string;
            /** @description the refusals in Chinese */
            texts?: string[];
            title: string;
        };
        UnitBody: {
            /** @enum {string} */
            kind: "enterprise" | "institution" | "social" | "township";
            name: string;
            /**
             * Format: uuid
             * @description the supervising department's id
             */
            supervisedBy?: string;
        };
        UpdateAccountInputBody: {
            disabled?: boolean;
            /** @description its holder has lost it, and sets another one up at the next log-in */
            dropSecondFactor?: boolean;
            name?: string;
            /** @description to be changed at the next log-in */
            password?: string;
        };
        UpdatePersonInputBody: {
            idNumber?: string;
            name?: string;
            series?: string;
            /** Format: uuid */
            unitId?: string;
        };
        VoidStampInputBody: {
            reason: string;
        };
        WindowState: {
            closesOn: string;
            cohort: string;
            id: string;
            opensOn: string;
            series: string;
            /** @enum {string} */
            state: "announced" | "open" | "closed";
        };
        Year: {
            caseId: string;
            closesOn: string;
            /** @description while the year is closing: how far that has come */
            closing?: components["schemas"]["Closing"];
            /** Format: int64 */
            completed: number;
            /** Format: int64 */
            enrolled: number;
            /** Format: int64 */
            incomplete: number;
            /**
             * Format: int64
             * @description the year closes when there is none, and nobody undecided
             */
            openCases: number;
            policyName: string;
            state: string;
            title: string;
            windows: components["schemas"]["WindowState"][];
            /** Format: int64 */
            year: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAccounts: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                role?: "person" | "unit" | "department" | "provider" | "clerk" | "chief" | "admin" | "auditor";
                orgId?: string;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAccount"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateAccountInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; if it has changed since, the answer is 409 version.changed */
                "If-Match"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateAccountInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveTasks: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveTasksInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Moved"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileAppealInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctAppeal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppealBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBacklog: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBacklog"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decideMany: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchInputBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batchId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                year?: number;
                kind?: "year" | "plan" | "transcript" | "submission" | "claim" | "certificate" | "feedback" | "exception" | "appeal";
                state?: string;
                /** @description only cases that have not ended */
                open?: boolean;
                /** @description part of number, title or unit */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCaseView"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    copyCase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CopyInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decide: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
                /** @description the step that was looked at: a decision on another one is refused */
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    giveBackTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addSigner: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSignerInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEvent"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    urge: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileCertificate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileCertificateInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctCertificate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CertificateBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    handOutCertificate: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOutCertificateInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSerial: {
        parameters: {
            query: {
                serial: string;
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StampCheck"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileClaimInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctClaim: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClaimBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    moveClock: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveClockInputBody"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Clock"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listColleagues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListColleague"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listDepartments: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                /** @description part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrg"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createDepartment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateDepartmentInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    askEligibility: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskEligibilityInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibilityView"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEligibilityQueries: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLoggedQuery"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    watch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileException: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileExceptionInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctException: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExceptionRequestBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileFeedbackInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctFeedback: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FeedbackBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importPeople: {
        parameters: {
            query?: {
                /** @description only say whether it could be done */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description XLSX, as the template
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPersonTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importUnits: {
        parameters: {
            query?: {
                /** @description only say whether it could be done */
                dryRun?: boolean;
            };
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description XLSX, as the template
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUnitTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readNotices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadNoticesInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                unitId?: string;
                series?: string;
                /** @description tell the enrolment in this year */
                year?: number;
                /** @description in that year */
                state?: "completed" | "incomplete" | "undecided" | "titleReview";
                /** @description part of the name, or a whole ID number */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPerson"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreatePersonInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPerson: {
        parameters: {
            query?: {
                /** @description tell the enrolment in this year */
                year?: number;
            };
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updatePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; if it has changed since, the answer is 409 version.changed */
                "If-Match"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePersonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Certificate"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printCertificate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listMoves: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPersonMove"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    movePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; if it has changed since, the answer is 409 version.changed */
                "If-Match"?: string;
            };
            path: {
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovePersonInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPhrases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPhrase"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addPhrase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhraseInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Phrase"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deletePhrase: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                phraseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    filePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelPlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePlan: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printReceipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordResults: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResultsInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    joinRoster: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printRoster: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    leaveRoster: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RosterInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listProviders: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                /** @description part of the name */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrg"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateProviderInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getProvider: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRecord: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                kind?: string;
                accountId?: string;
                caseId?: string;
                /** @description business time */
                from?: string;
                /** @description business time, not included */
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRecordView"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                position: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Proof"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordInputBody"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    beginSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactorInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOwnSession"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSetup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createFirstAdmin: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstAdminInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listStandIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStandIn"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    addStandIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StandInInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandIn"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endStandIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                standInId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                year?: number;
                kind?: "plan" | "transcript" | "submission" | "claim" | "certificate" | "feedback" | "exception";
                overdue?: boolean;
                /** @description part of number, title or unit */
                q?: string;
                /** @description clean: those first with which every rule check passed */
                order?: "due" | "clean";
                /** @description mine: what the caller holds, for oneself or as a stand-in; free: what nobody holds */
                desk?: "mine" | "free";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskList"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fileTranscript: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FileTranscriptInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    correctTranscript: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectTranscriptInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinesRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printTranscript: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                caseId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                kind?: "enterprise" | "institution" | "social" | "township";
                /** @description a department's id */
                supervisedBy?: string;
                /** @description part of the name, or a whole unit code */
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOrg"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateUnitInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
                /** @description The ETag that was read; if it has changed since, the answer is 409 version.changed */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UnitBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mergeUnits: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeUnitsInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Org"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listYears: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListYear"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openYear: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenYearInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseRef"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getYear: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Year"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCoverage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCoverageGap"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCoverage: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                departmentId?: string;
                series?: string;
                unitKind?: "enterprise" | "institution" | "social" | "township";
                /** @description those in no plan, those in one, or both */
                in?: "missing" | "plan" | "all";
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCoveragePerson"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrol: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnrolInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolled"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listFindings: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                kind?: "overlap" | "dailyHours" | "scoreChanged" | "evidenceTwice";
                /** @description only what concerns this case */
                caseId?: string;
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFinding"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listOutcomes: {
        parameters: {
            query?: {
                /** @description next of the page before; empty: the first page */
                cursor?: string;
                limit?: number;
                outcome?: "completed" | "incomplete" | "undecided" | "suspended";
                unitId?: string;
            };
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOutcomeView"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingView"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
                personId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    voidStamp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                year: number;
                personId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VoidStampInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StampCheck"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printPostponed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkSubmission: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReadiness"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    printStatistics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    announceWindow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key with the same request gives the first answer again, and takes effect once. */
                "Idempotency-Key"?: string;
            };
            path: {
                year: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnounceWindowInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    "Idempotent-Replay"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WindowState"];
                };
            };
            /** @description Problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
