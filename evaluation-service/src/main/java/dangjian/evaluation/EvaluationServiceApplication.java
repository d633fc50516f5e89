package dangjian.evaluation;

import dangjian.kit.Service;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The evaluation service (考评服务): points, stars, figures and the survey report.
@SpringBootApplication
public class EvaluationServiceApplication {

    static void main(String[] arguments) {
        Service.run(EvaluationServiceApplication.class, "evaluation-service", arguments);
    }
}
