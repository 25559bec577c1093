namespace CouplingTools.Engine.Environments.Credentials;

/// <summary>The ways to sign in; a configuration names them in camel case.</summary>
internal enum SignInMethod
{
    ClientSecret,
    Certificate,
    ManagedIdentity,
    WorkloadIdentity,
    DeviceCode,
    Browser,
    AzureCli,
    AzurePowerShell,
    AccessToken,
    Basic,
}
