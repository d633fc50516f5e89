package dangjian.gateway.account;

import dangjian.gateway.password.PasswordPolicy;
import dangjian.kit.web.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/// What a new account must satisfy.
record DraftRules(GrantRules grants, Known known, PasswordPolicy passwords) {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{2,49}");

    void check(List<Draft> drafts, Faults faults) {
        var names = new HashSet<String>();
        var members = new HashSet<UUID>();
        for (var draft : drafts) {
            checkName(draft, names.add(draft.username()), faults);
            for (var weakness : passwords.weaknesses(draft.password(), draft.username(), draft.name())) {
                faults.add(Kind.UNPROCESSABLE, draft.pointer() + "/password", weakness.code(), weakness.arguments());
            }
            grants.check(draft.posts(), draft.memberId(), draft.pointer(), faults);
            grants.checkSeparation(draft.grants(), draft.pointer(), faults);
            if (draft.memberId() != null && !members.add(draft.memberId())) {
                faults.add(Kind.CONFLICT, draft.pointer() + "/memberId", "account.member-taken");
            }
        }
    }

    private void checkName(Draft draft, boolean isFirst, Faults faults) {
        if (!isUsername(draft.username())) {
            faults.add(Kind.UNPROCESSABLE, draft.pointer() + "/username", "account.username-malformed");
        } else if (!isFirst || known.takenNames().contains(draft.username())) {
            faults.add(Kind.CONFLICT, draft.pointer() + "/username", "account.username-taken");
        }
    }

    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }
}
