import SwaggerUI from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";
import "./docs.css";

SwaggerUI({ url: "/openapi.json", dom_id: "#swagger", deepLinking: true, validatorUrl: null });
