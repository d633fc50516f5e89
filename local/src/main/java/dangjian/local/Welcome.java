package dangjian.local;

import dangjian.kit.calendar.BusinessTime;
import java.time.LocalDate;

/// What somebody reads when the platform is up.
record Welcome(Platform platform) {

    String text() {
        var today = LocalDate.now(BusinessTime.ZONE);
        return """

                区级党建数据平台已就绪  ·  The platform is up
                地址 Address: %1$s（浏览器打开即接口首页 the API's front page）      停止 Stop: Ctrl-C      从头再来 Start over: ./run --fresh

                演示账号（密码都是 %2$s）  ·  Demonstration accounts (one password for all):
                %3$s

                试一试  ·  Try:
                  TOKEN=$(curl -s %1$s/api/v1/sessions -H 'Content-Type: application/json' -d '{"username":"%4$s","password":"%2$s"}' | sed 's/.*"accessToken":"\\([^"]*\\)".*/\\1/')
                  curl -s "%1$s/api/v1/members?limit=3&count=true" -H "Authorization: Bearer $TOKEN"
                  curl -s %1$s/api/v1/due-items -H "Authorization: Bearer $TOKEN"
                  curl -s %1$s/api/v1/survey-reports -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{"from":"%5$s-01-01","to":"%6$s","asOf":"%6$s"}'
                """.formatted(
                        platform.address(),
                        DemonstrationAccounts.PASSWORD,
                        String.join("\n", DemonstrationAccounts.lines()),
                        DemonstrationAccounts.ADMINISTRATOR,
                        today.getYear(),
                        today);
    }
}
