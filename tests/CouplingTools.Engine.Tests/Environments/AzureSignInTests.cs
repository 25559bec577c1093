using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CouplingTools.Engine.Environments.Credentials;
using Azure.Core.Pipeline;
using Xunit;

namespace CouplingTools.Engine.Tests.Environments;

/// <summary>The credentials of Azure.Identity against an identity provider in this process.</summary>
public sealed class AzureSignInTests : IDisposable
{
    private const string Tenant = "11111111-2222-3333-4444-555555555555";
    private const string Client = "99999999-8888-7777-6666-555555555555";
    private const string SecretText = "S3cr3t~value";
    private readonly IdentityProvider _provider = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_secret_yields_a_token_for_the_services_own_scope()
    {
        var header = await Secret(new() { TenantId = Tenant, ClientId = Client }).For(Context(Side.BusinessCentral)).GetAsync(Stop);

        Assert.Equal("Bearer issued-1", header.ToString());
        var (url, form) = Assert.Single(_provider.Requests, request => request.Url.EndsWith("/token", StringComparison.Ordinal));
        Assert.Equal($"https://login.microsoftonline.com/{Tenant}/oauth2/v2.0/token", url);
        Assert.Equal(("client_credentials", Client, SecretText), (form["grant_type"], form["client_id"], form["client_secret"]));
        Assert.Contains("https://api.businesscentral.dynamics.com/.default", form["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_service_has_a_token_of_its_own()
    {
        var signIn = Secret(new() { TenantId = Tenant, ClientId = Client });

        var first = await signIn.For(Context(Side.BusinessCentral)).GetAsync(Stop);
        var second = await signIn.For(Context(Side.Sales)).GetAsync(Stop);

        Assert.NotEqual(first, second);
        Assert.Contains(_provider.Requests, request => request.Form.GetValueOrDefault("scope")?.Contains("https://contoso.crm4.dynamics.com/.default", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_tenant_may_come_from_the_address_and_the_authority_from_the_configuration()
    {
        var signIn = Secret(new() { ClientId = Client, Authority = new Uri("https://login.microsoftonline.us") });

        await signIn.For(Context(Side.BusinessCentral) with { Tenant = "contoso.com" }).GetAsync(Stop);

        Assert.Contains(_provider.Requests, request => request.Url == "https://login.microsoftonline.us/contoso.com/oauth2/v2.0/token");
    }

    [Fact]
    public async Task A_private_authority_is_taken_as_it_is()
    {
        var signIn = Secret(new() { TenantId = Tenant, ClientId = Client, Authority = new Uri("https://login.contoso.test") });

        await signIn.For(Context(Side.Sales)).GetAsync(Stop);

        Assert.All(_provider.Requests, request => Assert.StartsWith("https://login.contoso.test/", request.Url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_tenant_the_error_says_where_to_give_it()
    {
        var signIn = Secret(new() { ClientId = Client });

        var failure = await Assert.ThrowsAsync<CouplingException>(async () => await signIn.For(Context(Side.Sales)).GetAsync(Stop));

        Assert.Equal("TenantRequired", failure.ErrorId);
    }

    [Theory]
    [InlineData("AADSTS7000215: Invalid client secret provided. Trace ID: 1", "AADSTS7000215", "value of the secret")]
    [InlineData("AADSTS999999: Something new. Trace ID: 1", "AADSTS999999", "login.microsoftonline.com/error")]
    public async Task The_providers_code_is_the_errors_id(string description, string code, string remedy)
    {
        _provider.Error = description;

        var failure = await Assert.ThrowsAsync<CouplingException>(
            async () => await Secret(new() { TenantId = Tenant, ClientId = Client }).For(Context(Side.BusinessCentral)).GetAsync(Stop));

        Assert.Equal((code, ErrorClass.Configuration), (failure.ErrorId, failure.ErrorClass));
        Assert.Contains(remedy, failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("Business Central", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SecretText, failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_identity_provider_out_of_reach_is_transient()
    {
        var context = Context(Side.Sales) with { Transport = new HttpClientTransport(new DeadHandler()) };

        var failure = await Assert.ThrowsAsync<CouplingException>(
            async () => await Secret(new() { TenantId = Tenant, ClientId = Client }).For(context).GetAsync(Stop));

        Assert.Equal(("SignInUnreachable", ErrorClass.Transient), (failure.ErrorId, failure.ErrorClass));
    }

    [Fact]
    public async Task A_refused_token_is_replaced_by_one_that_the_library_did_not_keep()
    {
        var authorization = Secret(new() { TenantId = Tenant, ClientId = Client }).For(Context(Side.Sales));
        var first = await authorization.GetAsync(Stop);

        var second = await authorization.RenewAsync(first, null, Stop);

        Assert.Equal(("Bearer issued-1", "Bearer issued-2"), (first.ToString(), second!.ToString()));
    }

    [Theory]
    [InlineData("pem")]
    [InlineData("pem-encrypted")]
    [InlineData("pfx")]
    [InlineData("object")]
    public async Task A_certificate_signs_the_assertion(string kind)
    {
        using var folder = new TemporaryDirectory();
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=coupling", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        var signIn = SignIn.Certificate(new() { TenantId = Tenant, ClientId = Client }, Given(kind, certificate, key, folder.Path));

        await signIn.For(Context(Side.Sales)).GetAsync(Stop);

        var form = _provider.Requests.Single(request => request.Url.EndsWith("/token", StringComparison.Ordinal)).Form;
        Assert.Equal("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form["client_assertion_type"]);
        Assert.Equal(3, form["client_assertion"].Split('.').Length);
    }

    [Theory]
    [InlineData("missing.pfx", null)]
    [InlineData("public.pem", "-----BEGIN CERTIFICATE-----\n")]
    [InlineData("garbage.pfx", "garbage")]
    public async Task A_certificate_that_cannot_be_used_says_why(string name, string? content)
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, name);
        if (content is not null)
            await File.WriteAllTextAsync(file, content, Stop);
        var signIn = SignIn.Certificate(new() { TenantId = Tenant, ClientId = Client }, ClientCertificate.FromFile(file, null));

        var failure = await Assert.ThrowsAsync<CouplingException>(async () => await signIn.For(Context(Side.Sales)).GetAsync(Stop));

        Assert.Equal("CertificateUnusable", failure.ErrorId);
        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_in_no_store_is_named()
    {
        var signIn = SignIn.Certificate(new() { TenantId = Tenant, ClientId = Client }, ClientCertificate.FromStore(new string('A', 40)));

        Assert.Equal("CertificateUnusable", (await Assert.ThrowsAsync<CouplingException>(async () => await signIn.For(Context(Side.Sales)).GetAsync(Stop))).ErrorId);
    }

    [Fact]
    public async Task A_device_code_is_shown_once_for_both_services()
    {
        var shown = new List<string>();
        var signIn = SignIn.DeviceCode(new() { TenantId = Tenant, ClientId = Client }, (message, _) =>
        {
            shown.Add(message);
            return Task.CompletedTask;
        });

        var first = await signIn.For(Context(Side.BusinessCentral)).GetAsync(Stop);
        var second = await signIn.For(Context(Side.Sales)).GetAsync(Stop);

        Assert.NotEqual(first, second);
        Assert.Equal(["Enter the code ABC123."], shown);
    }

    [Fact]
    public async Task A_workload_presents_the_token_of_its_file()
    {
        using var folder = new TemporaryDirectory();
        var file = Path.Combine(folder.Path, "token");
        await File.WriteAllTextAsync(file, "federated", Stop);

        await SignIn.WorkloadIdentity(new() { TenantId = Tenant, ClientId = Client, TokenFile = file }).For(Context(Side.Sales)).GetAsync(Stop);

        Assert.Contains(_provider.Requests, request => request.Form.GetValueOrDefault("client_assertion") == "federated");
    }

    [Fact]
    public async Task A_way_to_sign_in_that_is_not_there_says_so()
    {
        var failure = await Assert.ThrowsAsync<CouplingException>(
            async () => await SignIn.WorkloadIdentity(new()).For(Context(Side.Sales)).GetAsync(Stop));

        Assert.Equal("CredentialUnavailable", failure.ErrorId);
    }

    [Fact]
    public void A_user_with_a_key_is_for_Business_Central_alone() =>
        Assert.Equal("BasicNotAccepted", Assert.Throws<CouplingException>(() => SignIn.Basic("u", new Secret("k")).For(Context(Side.Sales))).ErrorId);

    public void Dispose() => _provider.Dispose();

    private SignInContext Context(Side side) => new()
    {
        Side = side,
        Resource = side == Side.Sales ? "https://contoso.crm4.dynamics.com" : "https://api.businesscentral.dynamics.com",
        Time = TimeProvider.System,
        Transport = new HttpClientTransport(_provider),
    };

    private static SignIn Secret(ApplicationIdentity application) => SignIn.ClientSecret(application, new Secret(SecretText));

    private static ClientCertificate Given(string kind, X509Certificate2 certificate, RSA key, string folder)
    {
        var file = Path.Combine(folder, "certificate");
        switch (kind)
        {
            case "pem":
                File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
                return ClientCertificate.FromFile(file, null);
            case "pem-encrypted":
                var encrypted = key.ExportEncryptedPkcs8PrivateKeyPem("pw", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));
                File.WriteAllText(file, certificate.ExportCertificatePem() + "\n" + encrypted);
                return ClientCertificate.FromFile(file, new Secret("pw"));
            case "pfx":
                File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "pw"));
                return ClientCertificate.FromFile(file, new Secret("pw"));
            default:
                return ClientCertificate.Of(certificate);
        }
    }

    private sealed class DeadHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.NameResolutionError, "No such host is known.");
    }
}
